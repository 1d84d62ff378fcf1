#include "app/draw/heatmap.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/draw/text.h"
#include "app/viewmodel/colormap.h"

namespace headlight {
namespace {

/// The visible part of the matrix, end exclusive.
struct Range {
  int first_row, last_row, first_column, last_column;
};

Range visible(const HeatmapLayout& layout) {
  const auto end = [&](float begin, float pixels, int count) {
    return std::min(static_cast<int>(std::ceil(begin + pixels / layout.cell - 1e-3F)), count);
  };
  return {static_cast<int>(layout.window.row), end(layout.window.row, layout.grid.height, layout.rows),
          static_cast<int>(layout.window.column), end(layout.window.column, layout.grid.width, layout.columns)};
}

constexpr float rounded_from =
    26;  // smaller cells are plain squares: a quarter of the vertices, and nobody sees the corners
constexpr float text_from = 24;
constexpr TextStyle note_style{11};

/// Light cells on a light ground need an outline to be told from it.
bool needs_outline(Color color, const Theme& theme) { return !theme.dark && luminance(color) > .28F; }

Color outline(const Theme& theme) { return theme.ink.faded(theme.dark ? .05F : .14F); }

void draw_ground(Canvas& canvas, Color color, Rect rect, const Theme& theme) {
  const bool rounded = rect.width + 1 >= rounded_from;
  if (color.a < 255 && !rounded)
    canvas.fill_rect(rect, theme.background);  // or the outline between the cells shines through
  if (color.a > 0) canvas.fill_rect(rect, color, rounded ? 2.F : 0.F);
  if (rounded && needs_outline(color, theme)) canvas.stroke_rect(rect, outline(theme), 1, 2);
}

void draw_cell(Canvas& canvas, const HeatmapModel& model, Cell at, Rect rect, const Theme& theme) {
  const Color color = model.color(at.row, at.column);
  draw_ground(canvas, color, rect.inset(.5F), theme);
  if (rect.width < text_from || model.is_dim(at.row, at.column)) return;
  const std::string text = cell_text(model.values(at.row, at.column), model.difference);
  const float size = rect.width >= 30 ? 11.F : 10.F;
  if (!text.empty())
    canvas.text({rect.center().x, rect.center().y + size * .36F}, text, {size}, ink_on(color), Anchor::center);
}

/// Small cells are outlined all at once, by what shows between them.
void draw_single_cells(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, const Theme& theme) {
  if (layout.cell < rounded_from) canvas.fill_rect(layout.grid.inset(-.5F), outline(theme));
  const Range range = visible(layout);
  for (int row = range.first_row; row < range.last_row; ++row)
    for (int column = range.first_column; column < range.last_column; ++column)
      draw_cell(canvas, model, {row, column}, layout.rect_of({row, column}), theme);
}

/// The tiles of one level that are in sight.
void draw_tiles(Canvas& canvas, const PyramidLevel& level, const HeatmapLayout& layout) {
  const Point corner = {layout.rect_of({0, 0}).x, layout.rect_of({0, 0}).y};
  const float pixel = layout.cell * static_cast<float>(level.cells), tile = pixel * static_cast<float>(level.tile);
  auto bitmap = level.tiles.begin();
  for (int row = 0; row < level.tiles_down(); ++row)
    for (int column = 0; column < level.tiles_across(); ++column, ++bitmap) {
      const Rect rect{corner.x + static_cast<float>(column) * tile, corner.y + static_cast<float>(row) * tile,
                      pixel * static_cast<float>((*bitmap)->width), pixel * static_cast<float>((*bitmap)->height)};
      if (rect.right() > layout.grid.x && rect.x < layout.grid.right() && rect.bottom() > layout.grid.y &&
          rect.y < layout.grid.bottom())
        canvas.image(*bitmap, rect);
    }
}

void draw_texture(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, const Theme& theme) {
  canvas.push_clip(layout.grid);  // a pixel at the edge may stand for fewer cells than it is large
  draw_tiles(canvas, model.levels[layout.level], layout);
  canvas.pop_clip();
  canvas.stroke_rect(layout.grid, theme.line);
}

/// Which labels are set bold: the selection, what is hovered, and what the selected reader read most.
struct Bold {
  int rows[2] = {-1, -1}, columns[2] = {-1, -1};
  int most = -1;
  bool most_is_column = true;

  bool row(int i) const { return i == rows[0] || i == rows[1] || (!most_is_column && i == most); }
  bool column(int i) const { return i == columns[0] || i == columns[1] || (most_is_column && i == most); }
};

Bold bold_labels(const HeatmapModel& model, Selection selection, std::optional<Cell> hovered) {
  Bold bold{.rows = {model.selected_row(selection), hovered ? hovered->row : -1},
            .columns = {model.selected_column(selection), hovered ? hovered->column : -1},
            .most = -1,
            .most_is_column = !model.transposed};
  const Index readers = model.transposed ? model.values.cols() : model.values.rows();
  if (model.difference || selection.query < 0 || selection.query >= readers) return bold;
  Index most = 0;
  if (model.transposed)
    model.values->col(selection.query).maxCoeff(&most);
  else
    model.values->row(selection.query).maxCoeff(&most);
  bold.most = static_cast<int>(most);
  return bold;
}

/// Every label_step-th index from `first` to before `last` unless it would touch a bold one, and the bold ones.
template <typename IsBold>
std::vector<int> labelled(int first, int last, int step, IsBold is_bold) {
  std::vector<int> result;
  for (int i = (first + step - 1) / step * step; i < last; i += step) {
    bool free = !is_bold(i);
    for (int near = i - step + 1; free && near < i + step; ++near) free = !is_bold(near);
    if (free) result.push_back(i);
  }
  for (int i = first; i < last; ++i)
    if (is_bold(i)) result.push_back(i);
  return result;
}

TextStyle label_style(const HeatmapLayout& layout, bool bold) {
  return {layout.label_size, bold ? Weight::bold : Weight::regular};
}

Color label_color(const HeatmapLabel& label, bool bold, const Theme& theme) {
  return label.dim && !bold ? theme.mute.faded(.7F) : theme.ink;
}

void draw_row_labels(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, const Bold& bold,
                     const Theme& theme) {
  const Range range = visible(layout);
  for (const int row : labelled(range.first_row, range.last_row, layout.label_step, [&](int i) { return bold.row(i); })) {
    const float y = layout.rect_of({row, 0}).center().y;
    if (y < layout.grid.y || y > layout.grid.bottom()) continue;
    const HeatmapLabel& label = model.rows[static_cast<std::size_t>(row)];
    const TextStyle style = label_style(layout, bold.row(row));
    canvas.text({layout.grid.x - 8, y + style.size * .36F}, fitted(canvas, label.text, style, layout.row_label_width), style,
                label_color(label, bold.row(row), theme), Anchor::right);
  }
}

void draw_column_labels(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, const Bold& bold,
                        const Theme& theme) {
  const Range range = visible(layout);
  for (const int column :
       labelled(range.first_column, range.last_column, layout.label_step, [&](int i) { return bold.column(i); })) {
    const float x = layout.rect_of({0, column}).center().x;
    if (x < layout.grid.x || x > layout.grid.right()) continue;
    const HeatmapLabel& label = model.columns[static_cast<std::size_t>(column)];
    const TextStyle style = label_style(layout, bold.column(column));
    canvas.text({x + style.size * .2F, layout.grid.y - 7}, fitted(canvas, label.text, style, layout.column_label_width),
                style, label_color(label, bold.column(column), theme), Anchor::left, -45);
  }
}

/// Frames the selected row and column and the hovered cell.
void draw_frames(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, Selection selection,
                 std::optional<Cell> hovered, const Theme& theme) {
  const Rect grid = layout.grid;
  const int row = model.selected_row(selection), column = model.selected_column(selection);
  if (row >= 0)
    canvas.stroke_rect({grid.x - 1, layout.rect_of({row, 0}).y, grid.width + 2, layout.cell}, theme.accent, 2, 3);
  if (column >= 0)
    canvas.stroke_rect({layout.rect_of({0, column}).x, grid.y - 1, layout.cell, grid.height + 2}, theme.accent, 2, 3);
  if (hovered) canvas.stroke_rect(layout.rect_of(*hovered), theme.ink, 2, 3);
}

/// All colours of a scale, from left to right.
void draw_colors(Canvas& canvas, Rect rect, bool difference) {
  constexpr int slices = 48;
  const float width = rect.width / slices;
  for (int i = 0; i < slices; ++i) {
    const float t = static_cast<float>(i) / (slices - 1);
    canvas.fill_rect({rect.x + static_cast<float>(i) * width, rect.y, width + 1, rect.height},
                     difference ? vik(2 * t - 1) : viridis(t));
  }
}

/// What rows and columns are, where the scale ends if not at 1, and what a pixel is where cells are smaller than pixels.
void draw_axes(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, const Theme& theme) {
  const float x = layout.grid.x - 8, y = layout.grid.y - 8;
  canvas.text({x, y - 15}, model.transposed ? "reader →" : "read →", {11}, theme.mute, Anchor::right);
  canvas.text({x, y}, model.transposed ? "read ↓" : "reader ↓", {11}, theme.mute, Anchor::right);
  Point note{layout.grid.x, layout.grid.bottom() + 15};
  if (model.brightest < 1) draw_rescaled(canvas, note, model, theme), note.y += note_height;
  const bool single = layout.single_cells || model.levels[layout.level].cells == 1;
  const float room = layout.area.right() - layout.grid.x;
  if (!single)
    canvas.text(note, fitted(canvas, level_note(model.levels[layout.level]), note_style, room), note_style, theme.mute);
}

}  // namespace

void draw_heatmap(Canvas& canvas, const HeatmapModel& model, const HeatmapLayout& layout, Selection selection,
                  std::optional<Cell> hovered, const Theme& theme) {
  if (layout.rows == 0 || layout.columns == 0) return;
  const Bold bold = bold_labels(model, selection, hovered);
  canvas.push_clip(layout.grid.inset(-3));
  if (layout.single_cells)
    draw_single_cells(canvas, model, layout, theme);
  else
    draw_texture(canvas, model, layout, theme);
  draw_frames(canvas, model, layout, selection, hovered, theme);
  canvas.pop_clip();
  draw_axes(canvas, model, layout, theme);
  draw_row_labels(canvas, model, layout, bold, theme);
  draw_column_labels(canvas, model, layout, bold, theme);
}

void draw_rescaled(Canvas& canvas, Point baseline, const HeatmapModel& model, const Theme& theme) {
  constexpr float width = 48;
  const std::string begin = model.difference ? "−" + short_weight(model.brightest) : "0";
  canvas.text(baseline, begin, note_style, theme.mute);
  const Rect bar{baseline.x + canvas.text_width(begin, note_style) + 5, baseline.y - 8, width, 8};
  draw_colors(canvas, bar, model.difference);
  canvas.text({bar.right() + 5, baseline.y}, rescaled_note(model), note_style, theme.mute);
}

void draw_scale(Canvas& canvas, Rect rect, bool difference, const Theme& theme) {
  draw_colors(canvas, rect, difference);
  const float y = rect.bottom() + 14;
  canvas.text({rect.x, y}, difference ? "−1" : "0", {11}, theme.mute);
  canvas.text({rect.right(), y}, difference ? "+1" : "1", {11}, theme.mute, Anchor::right);
  canvas.text({rect.center().x, y}, difference ? "change of weight" : "weight", {11}, theme.mute, Anchor::center);
}

}  // namespace headlight
