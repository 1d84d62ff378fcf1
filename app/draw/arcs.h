#pragma once

#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"
#include "app/viewmodel/arcs.h"

namespace headlight {

/// Where the words stand. All rectangles are in the coordinates of the canvas, scrolled.
struct ArcsLayout {
  Rect area;  // everything is clipped to this
  bool two_rows = false;
  std::vector<Rect> queries;  // (n) one a reader
  std::vector<Rect> keys;     // (m) two rows only
  float size = 24;            // of the words; 24 shrinking to 13
  float baseline = 0;         // of the readers' row
  float key_baseline = 0;     // of the upper row, two rows only
  float scroll = 0;           // as given, kept inside 0..scroll_range
  float scroll_range = 0;     // 0 when the whole sentence fits

  /// The reader under a point (its word and the air around it); -1 when none.
  int query_at(Point point) const;
  int key_at(Point point) const;
  /// What hovering there selects: a reader, or in the upper of two rows a word that is read.
  Selection selection_at(Point point) const { return {query_at(point), key_at(point)}; }
};

ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const TextMeasure& measure, float scroll = 0);

/// How the links are shown; the positions never change with it.
struct ArcsStyle {
  Selection selection;        // isolates a reader (or what is read); empty shows every link
  bool only_selected = true;  // false: the others stay, in mute at 18 % opacity
  float emphasis = 1;         // 0..1: how far the selected links have grown, for motion
  int hue = -1;               // of Theme::head_hues; -1 is the accent
  int second_hue = 1;         // of the links below the line, dashed
};

void draw_arcs(Canvas& canvas, const ArcsModel& model, const ArcsLayout& layout, const ArcsStyle& style, const Theme& theme);

/// The curve of one link, for motion and for hit-testing: half an ellipse as one Bézier curve.
Curve arc_curve(const ArcsLayout& layout, const ArcLink& link, bool below = false);

/// Thickness of a link: 7 x weight, at least 1.
float arc_thickness(float weight);

}  // namespace headlight
