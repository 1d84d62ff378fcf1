#include "app/panels/overview_panel.h"

#include "app/draw/overview.h"

namespace headlight {
namespace {

void report_heads(Ui& ui, const OverviewModel& model, const OverviewLayout& layout) {
  for (const Thumbnail& thumbnail : model.thumbnails)
    if (thumbnail.present) ui.report("Heads/" + name(thumbnail.head), layout.rect_of(thumbnail.head));
}

void act(Ui& ui, HeadId head, OverviewUse use, const Touch& mouse) {
  if (mouse.double_clicked && use == OverviewUse::lock) return ui.emit(Toggle{Switch::solo});
  if (!mouse.clicked) return;
  if (use == OverviewUse::choose)
    ui.emit(ToggleCompared{head});
  else if (mouse.shift)
    ui.emit(ToggleBelow{head});
  else
    ui.emit(LockHead{head});
}

}  // namespace

void draw_overview_panel(Ui& ui, const TracePtr& trace, OverviewUse use, Rect rect) {
  const Stack stack = ui.state.head.value_or(HeadId{}).stack;
  const OverviewModel& model = ui.pictures.overview(trace, stack, ui.state.options);
  const OverviewLayout layout = overview_layout(model, rect);
  report_heads(ui, model, layout);
  const Touch mouse = touch(ui, use == OverviewUse::lock ? "Overview" : "HeadChoice", rect);
  const std::optional<HeadId> pointed = mouse.hovered ? layout.head_at(mouse.mouse) : std::nullopt;
  if (pointed && model.at(*pointed).present) {
    ui.pointed.head = pointed;
    act(ui, *pointed, use, mouse);
  }
  draw_overview(ui.canvas, model, layout, ui.state.head, pointed, ui.theme);
  if (use == OverviewUse::choose)
    for (const HeadId head : ui.state.compared) ui.canvas.stroke_rect(layout.rect_of(head).inset(-3), ui.theme.accent, 2, 4);
  else if (ui.state.below)
    ui.canvas.stroke_rect(layout.rect_of(*ui.state.below).inset(-3), ui.theme.head_hues[1], 2, 4);
}

}  // namespace headlight
