#include "app/panels/model_menu.h"

#include <algorithm>

#include "app/draw/text.h"
#include "app/panels/menu_parts.h"
#include "app/panels/overlay.h"
#include "app/panels/top_bar.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float padding = 16, width = 400, row_height = 28, path_height = 32;
constexpr int most_rows = 10;

std::string shape_of(const ModelInfo& model) {
  return thousands(static_cast<long long>(model.parameters)) + " parameters · " + std::to_string(model.layers) + " " +
         std::string(name(model.stack)) + " layers of " + std::to_string(model.heads) + " heads";
}

/// The model that the open menu is about, if there is one already.
const std::optional<ModelInfo>& model_of(const State& state) {
  return state.menu == Menu::beside ? state.beside : state.model;
}

void draw_about(Ui& ui, Rect& rest) {
  const std::string none =
      ui.state.menu == Menu::beside ? "No model stands beside the open one." : "The model is being loaded.";
  if (!model_of(ui.state)) return paragraph(ui, rest, none, {14}, ui.theme.mute);
  const ModelInfo& model = *model_of(ui.state);
  paragraph(ui, rest, fitted(ui.fonts, model.name, {22, Weight::bold}, rest.width), {22, Weight::bold}, ui.theme.ink);
  rest.y += 4;
  if (!model.languages.empty()) paragraph(ui, rest, "Translates " + model.languages, {14}, ui.theme.ink);
  paragraph(ui, rest, shape_of(model), {14}, ui.theme.ink);
  rest.y += 10;
  paragraph(ui, rest, "What was trained into it", heading_style, ui.theme.mute);
  rest.y += 2;
  paragraph(ui, rest, model.trained_on, {14}, ui.theme.ink);
}

void draw_offer(Ui& ui, const ModelOffer& offer, bool chosen, Rect row) {
  const Touch mouse = touch(ui, "Models/" + offer.name, row);
  if (mouse.hovered || chosen) ui.canvas.fill_rect(row, ui.theme.soft, 6);
  const Rect inner{row.x + 10, row.y, row.width - 20, row.height};
  text_in(ui, inner, fitted(ui.fonts, offer.name, {14, Weight::medium}, inner.width - 90), {14, Weight::medium},
          ui.theme.ink);
  text_in(ui, inner, offer.family, {12}, ui.theme.mute, Anchor::right);
  if (mouse.clicked) ui.emit(OpenModel{offer.place, ui.state.menu == Menu::beside});
}

/// The rows around the one that is chosen.
void draw_offers(Ui& ui, Rect& rest) {
  const auto& offers = ui.state.offers;
  const int count = static_cast<int>(offers.size()), shown = std::min(count, most_rows), chosen = offer_row(ui.state);
  const int first = std::clamp(chosen - shown / 2, 0, count - shown);
  for (int i = first; i < first + shown; ++i) {
    draw_offer(ui, offers[static_cast<std::size_t>(i)], i == chosen, {rest.x - 8, rest.y, rest.width + 16, row_height});
    rest.y += row_height;
  }
}

float height_of(Ui& ui) {
  const auto rows = static_cast<float>(std::min(static_cast<int>(ui.state.offers.size()), most_rows));
  const std::optional<ModelInfo>& model = model_of(ui.state);
  const float about =
      model ? 116 + 20 * static_cast<float>(wrapped(ui.fonts, model->trained_on, {14}, width - 2 * padding).size()) : 20;
  return padding + about + 36 + rows * row_height + 10 + path_height + padding;
}

}  // namespace

int offer_row(const State& state) {
  const int count = std::max(1, static_cast<int>(state.offers.size()));
  return (state.menu_row % count + count) % count;
}

void draw_model_menu(Ui& ui, PathBox& path, const FrameLayout& layout) {
  const Rect sheet = hanging(top_buttons(ui, layout).model, width, height_of(ui), layout);
  draw_overlay(ui, "ModelMenu", sheet, false, [&](Ui& above) {
    Rect rest{sheet.x + padding, sheet.y + padding, sheet.width - 2 * padding, sheet.height};
    draw_about(above, rest);
    rest.y += 14;
    const bool beside = ui.state.menu == Menu::beside;
    paragraph(above, rest, beside ? "Open a model beside it…" : "Open model…", heading_style, above.theme.mute);
    rest.y += 2;
    draw_offers(above, rest);
    path.draw(above, {rest.x, sheet.bottom() - padding - path_height, rest.width, path_height},
              "a folder's path; or drop a folder on the window");
  });
}

}  // namespace headlight
