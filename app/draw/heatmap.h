#pragma once

#include <optional>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/heatmap.h"

namespace headlight {

/// Which part of the matrix is seen: zoom 1 is all of it, the corner counts in cells.
struct HeatmapWindow {
  float column = 0, row = 0;  // of the upper left corner
  float zoom = 1;             // 1..
};

struct Cell {
  int row = 0, column = 0;  // as shown
  bool operator==(const Cell&) const = default;
};

/// Room around a grid for its labels.
struct LabelRoom {
  float left = 0, top = 0, right = 0;
};

inline constexpr float note_height = 16;  // of a line below the grid

/// Room enough for both, so that grids side by side line up.
LabelRoom widest(LabelRoom a, LabelRoom b);

/// Where cells and labels are. Squares; labels thin out when they do not fit.
struct HeatmapLayout {
  Rect area;       // everything
  Rect grid;       // the visible cells
  float cell = 0;  // pixels a cell, its gap included
  int rows = 0, columns = 0;
  LabelRoom room;        // taken by labels
  HeatmapWindow window;  // as given, kept inside the matrix
  int label_step = 1;    // every how many rows and columns there is a label
  float label_size = 13;
  float row_label_width = 0, column_label_width = 0;  // at most; longer ones are shortened
  bool single_cells = true;                           // cells drawn one by one; false: as pixels of one level
  std::size_t level = 0;                              // of the model's pyramid: the first whose pixels are none too small

  Rect rect_of(Cell cell) const;  // without the gap; may lie outside the grid
  std::optional<Cell> cell_at(Point point) const;
  int row_label_at(Point point) const;  // the row whose label is under the point; -1 when none
};

/// What a layout needs to know of all labels: measured once, for a text may have thousands.
struct LabelWidths {
  float rows = 0;              // the widest
  std::vector<float> columns;  // each
};

LabelWidths label_widths(const HeatmapModel& model, const TextMeasure& measure);

/// `least` asks for at least so much room for labels, as another layout's `room` says it.
HeatmapLayout heatmap_layout(const HeatmapModel& model, Rect area, const LabelWidths& widths, HeatmapWindow window = {},
                             LabelRoom least = {});
HeatmapLayout heatmap_layout(const HeatmapModel& model, Rect area, const TextMeasure& measure, HeatmapWindow window = {},
                             LabelRoom least = {});

/// The window after zooming by `factor` with the cell under `around` staying put.
HeatmapWindow zoomed(const HeatmapLayout& layout, Point around, float factor);
/// The window after dragging by that many pixels.
HeatmapWindow panned(const HeatmapLayout& layout, Point by);

/// The selected row or column and the hovered cell are framed. Bold labels: theirs, and what the selected reader read most.
void draw_heatmap(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, Selection selection,
                  std::optional<Cell> hovered, const Theme& theme);

/// The colour scale with its ends written out ("0" to "1", or "−1" to "1"), `rect` about 120 x 8 and text below it.
void draw_scale(Canvas& canvas, Rect rect, bool difference, const Theme& theme);
/// A scale that ends elsewhere, on one line of text: "0" to ".05 and more, rescaled".
void draw_rescaled(Canvas& canvas, Point baseline, const HeatmapModel& model, const Theme& theme);

}  // namespace headlight
