#include "app/panels/overview_panel.h"

#include "app/draw/overview.h"

namespace headlight {
namespace {

void report_heads(Ui& ui, const OverviewModel& model, const OverviewLayout& layout, OverviewUse use) {
  const char* prefix = use == OverviewUse::beside ? "HeadsBeside/" : "Heads/";
  for (const Thumbnail& thumbnail : model.thumbnails)
    if (thumbnail.present) ui.report(prefix + name(thumbnail.head), layout.rect_of(thumbnail.head));
}

const std::optional<HeadId>& locked(const State& state, OverviewUse use) {
  return use == OverviewUse::beside ? state.beside_head : state.head;
}

const char* name_of(OverviewUse use) {
  return use == OverviewUse::lock ? "Overview" : use == OverviewUse::choose ? "HeadChoice" : "OverviewBeside";
}

void act(Ui& ui, HeadId head, OverviewUse use, const Touch& mouse) {
  if (mouse.double_clicked && use == OverviewUse::lock) return ui.emit(Toggle{Switch::solo});
  if (!mouse.clicked) return;
  if (use == OverviewUse::beside)
    ui.emit(LockHead{head, true});
  else if (use == OverviewUse::choose)
    ui.emit(ToggleCompared{head});
  else if (mouse.shift)
    ui.emit(ToggleBelow{head});
  else
    ui.emit(LockHead{head});
}

}  // namespace

void draw_overview_panel(Ui& ui, const TracePtr& trace, OverviewUse use, Rect rect) {
  const std::optional<HeadId>& framed = locked(ui.state, use);
  const Stack stack = framed.value_or(HeadId{}).stack;
  const OverviewModel& model = ui.pictures.overview(trace, stack, ui.state.options);
  if (model.thumbnails.empty()) return;  // of a long text another thread still makes it
  const OverviewLayout layout = overview_layout(model, rect);
  report_heads(ui, model, layout, use);
  const Touch mouse = touch(ui, name_of(use), rect);
  const std::optional<HeadId> pointed = mouse.hovered ? layout.head_at(mouse.mouse) : std::nullopt;
  if (pointed && model.at(*pointed).present) {
    if (use != OverviewUse::beside) ui.pointed.head = pointed;
    act(ui, *pointed, use, mouse);
  }
  draw_overview(ui.canvas, model, layout, framed, pointed, ui.theme);
  if (use == OverviewUse::choose)
    for (const HeadId head : ui.state.compared) ui.canvas.stroke_rect(layout.rect_of(head).inset(-3), ui.theme.accent, 2, 4);
  else if (use == OverviewUse::lock && ui.state.below)
    ui.canvas.stroke_rect(layout.rect_of(*ui.state.below).inset(-3), ui.theme.head_hues[1], 2, 4);
}

}  // namespace headlight
