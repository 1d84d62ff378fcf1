#include "app/panels/arcs_panel.h"

#include "app/draw/arcs.h"
#include "app/panels/linked.h"

namespace headlight {
namespace {

void report_words(Ui& ui, const ArcsPanel& panel, const AttentionTable& table, const ArcsLayout& layout) {
  const auto [first, last] = layout.queries.between(layout.area.x, layout.area.right());
  for (std::size_t i = first; i < last; ++i)
    ui.report(numbered(panel.name + "/", choose(table.queries, static_cast<int>(i))), layout.queries[i]);
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

/// Scrolls a long text so that the pinned word stands in the middle, when it is out of sight.
void reveal(Ui& ui, const AttentionTable& table, const ArcsLayout& layout) {
  const int pinned = find(table.queries, ui.state.pinned);
  if (!ui.reveals || pinned < 0 || layout.scroll_range <= 0) return;
  const Rect word = layout.queries[static_cast<std::size_t>(pinned)];
  if (word.x >= layout.area.x && word.right() <= layout.area.right()) return;
  ui.emit(SetScroll{layout.scroll + word.center().x - layout.area.center().x});
}

Point between(Point a, Point b, float t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

Curve between(const Curve& a, const Curve& b, float t) {
  return {between(a.from, b.from, t), between(a.control_from, b.control_from, t),    between(a.control_to, b.control_to, t),
          between(a.to, b.to, t),     a.thickness + (b.thickness - a.thickness) * t, 0};
}

/// While the selection moves its strongest arc travels, so that the eye follows it from *mat* to *cat*.
void draw_travelling_arc(Ui& ui, const ArcsModel& model, const ArcsLayout& layout, Selection selection) {
  const ArcLink* link = selection.query < 0 ? nullptr : main_link(model.above, selection);
  if (!link) return ui.trail.shown.reset();
  const Curve now = arc_curve(layout, *link);
  ui.trail.shown = now;
  if (ui.emphasis >= 1 || !ui.trail.from) return;
  ui.trail.shown = between(*ui.trail.from, now, ui.emphasis);
  ui.canvas.curve(*ui.trail.shown, ui.theme.accent);
}

}  // namespace

Selection arcs_selection(const State& state, const AttentionTable& table) {
  const Selection selection = selection_in(state, table);
  return selection.query >= 0 ? Selection{selection.query, -1} : selection;
}

void draw_arcs_panel(Ui& ui, const ArcsPanel& panel, Rect rect) {
  const ArcsPicture& picture = ui.pictures.arcs(panel.trace, panel.head, panel.below, ui.state.options);
  const AttentionTable& table = *picture.table;
  const ArcsModel& model = picture.model;
  const ArcsLayout layout = arcs_layout(model, rect, picture.widths, ui.state.scroll);
  report_words(ui, panel, table, layout);
  reveal(ui, table, layout);
  react(ui, panel, table, layout);
  ArcsStyle style;
  style.selection = arcs_selection(ui.state, table);
  style.emphasis = ui.emphasis;
  style.hue = panel.hue;
  draw_arcs(ui.canvas, model, layout, style, ui.theme);
  if (panel.hue < 0) draw_travelling_arc(ui, model, layout, style.selection);
}

}  // namespace headlight
