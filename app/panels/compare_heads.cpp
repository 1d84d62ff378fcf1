#include <algorithm>

#include "app/draw/text.h"
#include "app/panels/arcs_panel.h"
#include "app/panels/compare.h"
#include "app/panels/controls.h"
#include "app/panels/heatmap_panel.h"
#include "app/panels/linked.h"
#include "app/state/head_choice.h"

namespace headlight {
namespace {

constexpr float gap = 24, title_height = 28;

/// Up to three beside each other; four make a square.
int columns_for(std::size_t heads) { return heads <= 1 ? 1 : heads == 2 || heads == 4 ? 2 : 3; }

Rect tile(Rect content, std::size_t index, std::size_t count) {
  const int columns = columns_for(count), rows = (static_cast<int>(count) + columns - 1) / columns;
  const float width = (content.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float height = (content.height - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  const int column = static_cast<int>(index) % columns, row = static_cast<int>(index) / columns;
  return {content.x + static_cast<float>(column) * (width + gap), content.y + static_cast<float>(row) * (height + gap),
          width, height};
}

void draw_title(Ui& ui, HeadId head, Rect rect, const std::string& exact) {
  const HeadRole* role = role_of(*ui.state.sentence().trace, head);
  const std::string title = name(head) + (role ? " · " + role->role : "");
  text_in(ui, {rect.x, rect.y, rect.width, 20}, title, {14, Weight::semibold}, ui.theme.ink);
  const float used = ui.fonts.text_width(title, {14, Weight::semibold}) + 12;
  text_in(ui, {rect.x + used, rect.y, rect.width - used - 30, 20},
          fitted(ui.fonts, exact, caption_style, rect.width - used - 30), caption_style, ui.theme.mute);
  if (ui.state.compared.size() <= fewest_compared) return;
  const Rect cross{rect.right() - 22, rect.y - 1, 22, 22};
  const Touch mouse = touch(ui, "Remove/" + name(head), cross);
  draw_icon(ui.canvas, Icon::cross, cross.center(), mouse.hovered ? ui.theme.ink : ui.theme.mute, ui.theme.background);
  if (mouse.clicked) ui.emit(ToggleCompared{head});
}

void draw_head(Ui& ui, HeadId head, Rect rect) {
  const State& state = ui.state;
  const TracePtr& trace = state.sentence().trace;
  const HeatmapPicture& heatmap = ui.pictures.heatmap(trace, head, state.options);
  const Rect picture{rect.x, rect.y + title_height, rect.width, rect.height - title_height};
  const std::string exact = draw_heatmap_panel(ui, {"Compared/" + name(head), &heatmap}, picture);
  draw_title(ui, head, rect, exact);
}

}  // namespace

void draw_compare_heads(Ui& ui, Rect content) {
  const std::size_t count =
      ui.state.presenter ? std::min(ui.state.compared.size(), fewest_compared) : ui.state.compared.size();
  for (std::size_t i = 0; i < count; ++i) {
    const HeadId head = ui.state.compared[i];
    if (has_head(*ui.state.sentence().trace, head)) draw_head(ui, head, tile(content, i, count));
  }
}

}  // namespace headlight
