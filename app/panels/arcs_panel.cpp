#include "app/panels/arcs_panel.h"

#include "app/draw/arcs.h"
#include "app/panels/linked.h"

namespace headlight {
namespace {

void report_words(Ui& ui, const ArcsPanel& panel, const AttentionTable& table, const ArcsLayout& layout) {
  for (std::size_t i = 0; i < layout.queries.size(); ++i) {
    const Rect word = layout.queries[i];
    if (word.right() < layout.area.x || word.x > layout.area.right()) continue;
    ui.report(numbered(panel.name + "/", choose(table.queries, static_cast<int>(i))), word);
  }
}

void react(Ui& ui, const ArcsPanel& panel, const AttentionTable& table, const ArcsLayout& layout) {
  const Touch mouse = touch(ui, panel.name, layout.area);
  if (!mouse.hovered) return;
  if (mouse.held && mouse.dragged && layout.scroll_range > 0) return ui.emit(SetScroll{layout.scroll - mouse.moved.x});
  if (mouse.wheel != 0 && layout.scroll_range > 0) ui.emit(SetScroll{layout.scroll - mouse.wheel * 60});
  const Selection pointed = layout.selection_at(mouse.mouse);
  point_at(ui, table, pointed);
  if (mouse.clicked && !mouse.dragged) pin(ui, table, pointed.query);
}

/// Hovering a word that is read, elsewhere, while no reader is chosen shows who read it.
Selection shown_selection(const State& state, const AttentionTable& table) {
  const Selection selection = selection_in(state, table);
  return selection.query >= 0 ? Selection{selection.query, -1} : selection;
}

}  // namespace

void draw_arcs_panel(Ui& ui, const ArcsPanel& panel, Rect rect) {
  const AttentionTable& table = ui.pictures.table(panel.trace, panel.head, ui.state.options);
  const ArcsModel& model = ui.pictures.arcs(panel.trace, panel.head, panel.below, ui.state.options);
  const ArcsLayout layout = arcs_layout(model, rect, ui.fonts, ui.state.scroll);
  report_words(ui, panel, table, layout);
  react(ui, panel, table, layout);
  ArcsStyle style;
  style.selection = shown_selection(ui.state, table);
  style.emphasis = ui.emphasis;
  style.hue = panel.hue;
  draw_arcs(ui.canvas, model, layout, style, ui.theme);
}

}  // namespace headlight
