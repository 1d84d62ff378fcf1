#include <algorithm>
#include <optional>

#include "app/draw/text.h"
#include "app/panels/arcs_panel.h"
#include "app/panels/compare.h"
#include "app/panels/controls.h"
#include "app/panels/heatmap_panel.h"
#include "app/panels/overview_panel.h"

namespace headlight {
namespace {

constexpr float gap = 40, title_height = 30, most_overview = 190, fewest_map_pixels = 180, fewest_wide_pixels = 700;
constexpr int beside_hue = 1;

/// One model's half of the screen.
struct Half {
  const ModelInfo* model = nullptr;
  TracePtr trace;
  HeadId head;
  bool beside = false;

  std::string prefix() const { return beside ? "Beside" : ""; }
};

void caption(Ui& ui, Rect rect, std::string_view text) {
  text_in(ui, {rect.x, rect.y, rect.width, 18}, fitted(ui.fonts, text, caption_style, rect.width), caption_style,
          ui.theme.mute);
}

/// The model's name in its hue, and which of its heads is shown.
void draw_title(Ui& ui, const Half& half, Rect rect) {
  const TextStyle bold{16, Weight::bold};
  const std::string title = fitted(ui.fonts, half.model->name, bold, rect.width * .5F);
  text_in(ui, {rect.x, rect.y, rect.width, 22}, title, bold, half.beside ? ui.theme.head_hues[beside_hue] : ui.theme.accent);
  const float used = ui.fonts.text_width(title, bold) + 12;
  const HeadRole* role = half.trace ? role_of(*half.trace, half.head) : nullptr;
  const std::string head = name(half.head) + " of " + std::string(name(half.head.stack)) + (role ? " · " + role->role : "");
  if (half.trace) caption(ui, {rect.x + used, rect.y + 3, rect.width - used - 90, 18}, head);
}

void draw_map(Ui& ui, const Half& half, Rect rect) {
  const AttentionTable& table = ui.pictures.table(half.trace, half.head, ui.state.options);
  const HeatmapModel& model = ui.pictures.heatmap(half.trace, half.head, ui.state.options);
  const Rect picture{rect.x, rect.y, rect.width, rect.height - 24};
  const std::string exact = draw_heatmap_panel(ui, {half.prefix() + "Heatmap", &table, &model}, picture);
  caption(ui, {rect.x, rect.bottom() - 20, rect.width, 18}, exact.empty() ? model.caption : exact);
}

struct Parts {
  Rect arcs, map, overview;  // a map without height is not shown
};

/// Arcs above; below them the matrix and, beside it, all heads to choose from.
Parts wide(Rect rect) {
  const float left = rect.width * .55F, square = left;  // the matrix with its labels and caption
  const float arcs = std::clamp(rect.height - square - 12, 130.F, 320.F), top = rect.y + arcs + 12;
  const float height = std::min(rect.bottom() - top, square);
  return {{rect.x, rect.y, rect.width, arcs},
          {rect.x, top, left, height},
          {rect.x + left + 12, top, rect.width - left - 12, height}};
}

/// One below the other, the matrix where there is room for it.
Parts narrow(Rect rect) {
  const float heads = std::min(most_overview, rect.height * .32F), space = rect.height - heads - 12;
  const bool map = space * .6F >= fewest_map_pixels;
  const float arcs = map ? std::clamp(space * .35F, 110.F, 170.F) : space;
  return {{rect.x, rect.y, rect.width, arcs},
          {rect.x, rect.y + arcs + 8, rect.width, map ? space - arcs - 8 : 0},
          {rect.x, rect.bottom() - heads, rect.width, heads}};
}

void draw_pictures(Ui& ui, const Half& half, Rect rect) {
  const Parts parts = rect.width >= fewest_wide_pixels ? wide(rect) : narrow(rect);
  draw_arcs_panel(ui, {half.prefix() + "Words", half.trace, half.head, {}, half.beside ? beside_hue : -1}, parts.arcs);
  if (parts.map.height > 0) draw_map(ui, half, parts.map);
  draw_overview_panel(ui, half.trace, half.beside ? OverviewUse::beside : OverviewUse::lock, parts.overview);
}

void draw_half(Ui& ui, const Half& half, Rect rect) {
  draw_title(ui, half, rect);
  if (half.trace && half.trace->weights.contains(half.head))
    draw_pictures(ui, half, {rect.x, rect.y + title_height, rect.width, rect.height - title_height});
}

/// What stands where the other model will be.
void draw_invitation(Ui& ui, Rect rect) {
  caption(ui, rect, "Another model reads the same sentence here.");
  const char* label = "Open a model beside";
  if (button(ui, "OpenBeside", {rect.x, rect.y + 30, button_width(ui, label, Icon::arrow), 34}, label, Icon::arrow))
    ui.emit(OpenMenu{Menu::beside});
}

void draw_beside(Ui& ui, Rect rect) {
  const State& state = ui.state;
  if (!state.beside) return draw_invitation(ui, rect);
  draw_half(ui, {&*state.beside, state.read_beside().trace, state.beside_head.value_or(HeadId{}), true}, rect);
  const float width = ui.fonts.text_width("another…", {14});
  if (link(ui, "OpenBeside", {rect.right() - width, rect.y + 16}, "another…", {14})) ui.emit(OpenMenu{Menu::beside});
}

}  // namespace

void draw_compare_models(Ui& ui, Rect content) {
  const State& state = ui.state;
  const float width = (content.width - gap) / 2;
  if (state.model)
    draw_half(ui, {&*state.model, state.sentence().trace, state.shown_head()},
              {content.x, content.y, width, content.height});
  draw_beside(ui, {content.x + width + gap, content.y, width, content.height});
}

}  // namespace headlight
