#include "app/panels/heatmap_panel.h"

#include <cmath>

#include "app/panels/linked.h"

namespace headlight {
namespace {

HeatmapWindow window_of(const Zoom& zoom) { return {zoom.column, zoom.row, zoom.zoom}; }
Zoom zoom_of(const HeatmapWindow& window) { return {window.column, window.row, window.zoom}; }

void zoom_and_pan(Ui& ui, const HeatmapLayout& layout, const Touch& mouse) {
  if (mouse.wheel != 0) ui.emit(SetZoom{zoom_of(zoomed(layout, mouse.mouse, std::pow(1.2F, mouse.wheel)))});
  if (mouse.held && mouse.dragged && (mouse.moved.x != 0 || mouse.moved.y != 0))
    ui.emit(SetZoom{zoom_of(panned(layout, mouse.moved))});
}

/// In place of a long text's picture that another thread still makes.
std::string draw_waiting(Ui& ui, Rect rect) {
  text_in(ui, rect, "computing …", {14}, ui.theme.mute, Anchor::center);
  return {};
}

std::optional<Cell> cell_of(const HeatmapModel& model, Selection selection) {
  const Cell cell{model.selected_row(selection), model.selected_column(selection)};
  return cell.row < 0 || cell.column < 0 ? std::nullopt : std::optional(cell);
}

}  // namespace

std::string draw_heatmap_panel(Ui& ui, const HeatmapPanel& panel, Rect rect) {
  const HeatmapModel& model = panel.picture->model;
  const AttentionTable& table = *panel.picture->table;
  if (model.values.size() == 0) return draw_waiting(ui, rect);
  const HeatmapLayout layout = heatmap_layout(model, rect, panel.picture->widths, window_of(ui.state.zoom), panel.least);
  const Touch mouse = touch(ui, panel.name, layout.grid);
  const std::optional<Cell> cell = mouse.hovered ? layout.cell_at(mouse.mouse) : std::nullopt;
  zoom_and_pan(ui, layout, mouse);
  if (cell) {
    const Selection pointed = model.selection_at(cell->row, cell->column);
    point_at(ui, table, pointed);
    if (mouse.clicked && !mouse.dragged) pin(ui, table, pointed.query);
  }
  const Selection selection = selection_in(ui.state, table);
  const std::optional<Cell> marked = ui.state.hovered_key ? cell_of(model, selection) : std::nullopt;
  draw_heatmap(ui.canvas, model, layout, selection, marked, ui.theme);
  return marked ? cell_sentence(model, marked->row, marked->column) : std::string();
}

}  // namespace headlight
