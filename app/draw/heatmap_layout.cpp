#include "app/draw/heatmap.h"

#include <algorithm>
#include <cmath>

namespace headlight {
namespace {

constexpr float diagonal = .7071F;  // of column labels, turned by 45 degrees
constexpr float largest_cell = 44;
constexpr float smallest_single_cell = 8;  // below it cells are the pixels of textures
constexpr float largest_zoomed_cell = 64;

constexpr float most_of_many = 76;  // room for the label of one of many words, of which few are drawn

constexpr TextStyle widest_style{13, Weight::bold};

/// How far the last column labels reach beyond the grid.
float overhang(const std::vector<float>& widths, float cell, float most) {
  float reach = 0;
  const auto count = static_cast<float>(widths.size());
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const float width = std::min(widths[i], most);
    reach = std::max(reach, (static_cast<float>(i) + .5F - count) * cell + (width + widest_style.size) * diagonal);
  }
  return reach;
}

/// Large cells leave room for larger labels; labels need 1.4 of their size to stand clear of each other when turned.
float label_size(float cell) { return cell >= 19 ? 13.F : cell >= 16 ? 11.F : 10.F; }

HeatmapWindow kept_inside(HeatmapWindow window, float visible_columns, float visible_rows, int columns, int rows) {
  window.column = std::clamp(window.column, 0.F, std::max(static_cast<float>(columns) - visible_columns, 0.F));
  window.row = std::clamp(window.row, 0.F, std::max(static_cast<float>(rows) - visible_rows, 0.F));
  return window;
}

/// The first level whose pixels are at least as large as the screen's; the last where none is.
std::size_t level_for(const Pyramid& levels, float cell) {
  std::size_t level = 0;
  while (level + 1 < levels.size() && cell * static_cast<float>(levels[level].cells) < 1) ++level;
  return level;
}

}  // namespace

LabelRoom widest(LabelRoom a, LabelRoom b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::max(a.right, b.right)};
}

LabelWidths label_widths(const HeatmapModel& model, const TextMeasure& measure) {
  LabelWidths widths;
  for (const HeatmapLabel& label : model.rows)
    widths.rows = std::max(widths.rows, measure.text_width(label.text, widest_style));
  for (const HeatmapLabel& label : model.columns) widths.columns.push_back(measure.text_width(label.text, widest_style));
  return widths;
}

HeatmapLayout heatmap_layout(const HeatmapModel& model, Rect area, const TextMeasure& measure, HeatmapWindow window,
                             LabelRoom least) {
  return heatmap_layout(model, area, label_widths(model, measure), window, least);
}

HeatmapLayout heatmap_layout(const HeatmapModel& model, Rect area, const LabelWidths& widths, HeatmapWindow window,
                             LabelRoom least) {
  HeatmapLayout layout;
  layout.area = area;
  layout.rows = static_cast<int>(model.values.rows());
  layout.columns = static_cast<int>(model.values.cols());
  if (layout.rows == 0 || layout.columns == 0) return layout;
  const auto rows = static_cast<float>(layout.rows), columns = static_cast<float>(layout.columns);
  const float most = std::max(layout.rows, layout.columns) > many_words ? most_of_many : area.width;
  layout.row_label_width = std::max(std::min({widths.rows, area.width * .3F, most}), 56.F);
  layout.column_label_width =
      widths.columns.empty() ? 0 : std::min({std::ranges::max(widths.columns), area.height * .35F, most});
  LabelRoom& room = layout.room = widest({layout.row_label_width + 10, layout.column_label_width * diagonal + 18, 4}, least);
  const int notes = (model.levels.size() > 1 ? 1 : 0) + (model.brightest < 1 ? 1 : 0);
  const float bottom = notes > 0 ? 4 + note_height * static_cast<float>(notes) : 2;
  float cell = largest_cell;
  for (int pass = 0; pass < 3; ++pass) {  // the overhang depends on the cells' size and the other way round
    room.right = std::max({overhang(widths.columns, cell, layout.column_label_width) + 2, least.right, 4.F});
    cell =
        std::min({largest_cell, (area.width - room.left - room.right) / columns, (area.height - room.top - bottom) / rows});
  }
  cell = std::max(cell, .05F);
  layout.grid = {area.x + room.left, area.y + room.top, cell * columns, cell * rows};
  window.zoom = std::clamp(window.zoom, 1.F, std::max(largest_zoomed_cell / cell, 1.F));
  layout.cell = cell * window.zoom;
  layout.window =
      kept_inside(window, layout.grid.width / layout.cell, layout.grid.height / layout.cell, layout.columns, layout.rows);
  layout.label_size = label_size(layout.cell);
  layout.label_step = std::max(static_cast<int>(std::ceil(layout.label_size * 1.4F / layout.cell)), 1);
  layout.single_cells = layout.cell >= smallest_single_cell;
  layout.level = level_for(model.levels, layout.cell);
  return layout;
}

Rect HeatmapLayout::rect_of(Cell at) const {
  return {grid.x + (static_cast<float>(at.column) - window.column) * cell,
          grid.y + (static_cast<float>(at.row) - window.row) * cell, cell, cell};
}

std::optional<Cell> HeatmapLayout::cell_at(Point point) const {
  if (!grid.contains(point) || cell <= 0) return std::nullopt;
  const Cell found{static_cast<int>((point.y - grid.y) / cell + window.row),
                   static_cast<int>((point.x - grid.x) / cell + window.column)};
  return Cell{std::clamp(found.row, 0, rows - 1), std::clamp(found.column, 0, columns - 1)};
}

int HeatmapLayout::row_label_at(Point point) const {
  if (!Rect{area.x, grid.y, grid.x - area.x, grid.height}.contains(point)) return -1;
  return cell_at({grid.x, point.y})->row;
}

HeatmapWindow zoomed(const HeatmapLayout& layout, Point around, float factor) {
  HeatmapWindow window = layout.window;
  const float zoom = std::max(window.zoom * factor, 1.F);
  const float grown = layout.cell * zoom / window.zoom;
  window.column += (around.x - layout.grid.x) * (1 / layout.cell - 1 / grown);
  window.row += (around.y - layout.grid.y) * (1 / layout.cell - 1 / grown);
  window.zoom = zoom;
  return window;
}

HeatmapWindow panned(const HeatmapLayout& layout, Point by) {
  HeatmapWindow window = layout.window;
  window.column -= by.x / layout.cell;
  window.row -= by.y / layout.cell;
  return window;
}

}  // namespace headlight
