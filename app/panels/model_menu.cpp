#include "app/panels/model_menu.h"

#include <algorithm>
#include <vector>

#include "app/draw/text.h"
#include "app/panels/menu_parts.h"
#include "app/panels/overlay.h"
#include "app/panels/top_bar.h"
#include "app/state/role_choice.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float padding = 16, width = 400, inner_width = width - 2 * padding;
constexpr float row_height = 28, path_height = 32;
constexpr int most_rows = 10;

std::string shape_of(const ModelInfo& model) {
  return thousands(static_cast<long long>(model.parameters)) + " parameters · " + std::to_string(model.layers) + " " +
         std::string(name(model.stack)) + " layers of " + std::to_string(model.heads) + " heads";
}

/// The model that the open menu is about, if there is one already.
const std::optional<ModelInfo>& model_of(const State& state) {
  return state.menu == Menu::beside ? state.beside : state.model;
}

/// A paragraph of what is said of a model, and the air below it.
struct Part {
  std::string text;
  TextStyle style;
  Color color;
  float gap = 0;
};

std::vector<Part> about(Ui& ui) {
  const Color ink = ui.theme.ink, mute = ui.theme.mute;
  if (!model_of(ui.state))
    return {
        {ui.state.menu == Menu::beside ? "No model stands beside the open one." : "The model is being loaded.", {14}, mute}};
  const ModelInfo& model = *model_of(ui.state);
  const TextStyle title{22, Weight::bold};
  std::vector<Part> parts = {{fitted(ui.fonts, model.name, title, inner_width), title, ink, 4}};
  if (!model.languages.empty()) parts.push_back({"Translates " + model.languages, {14}, ink});
  parts.push_back({shape_of(model), {14}, ink, 10});
  parts.push_back({"What was trained into it", heading_style, mute, 2});
  parts.push_back({model.trained_on, {14}, ink});
  return parts;
}

float height_of(Ui& ui, const std::vector<Part>& parts) {
  float height = 0;
  for (const Part& part : parts)
    height +=
        static_cast<float>(wrapped(ui.fonts, part.text, part.style, inner_width).size()) * (part.style.size + 6) + part.gap;
  return height;
}

void draw_about(Ui& ui, Rect& rest, const std::vector<Part>& parts) {
  for (const Part& part : parts) {
    paragraph(ui, rest, part.text, part.style, part.color);
    rest.y += part.gap;
  }
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
  const int count = static_cast<int>(offers.size()), shown = std::min(count, most_rows);
  const int chosen = wrapped_row(ui.state.menu_row, offers.size());
  const int first = std::clamp(chosen - shown / 2, 0, count - shown);
  for (int i = first; i < first + shown; ++i) {
    draw_offer(ui, offers[static_cast<std::size_t>(i)], i == chosen, {rest.x - 8, rest.y, rest.width + 16, row_height});
    rest.y += row_height;
  }
}

float height_of_offers(const State& state) {
  return row_height * static_cast<float>(std::min(static_cast<int>(state.offers.size()), most_rows));
}

}  // namespace

void draw_model_menu(Ui& ui, PathBox& path, const FrameLayout& layout) {
  const std::vector<Part> parts = about(ui);
  const float height = padding + height_of(ui, parts) + 36 + height_of_offers(ui.state) + 10 + path_height + padding;
  const Rect sheet = hanging(top_buttons(ui, layout).model, width, height, layout);
  draw_overlay(ui, "ModelMenu", sheet, false, [&](Ui& above) {
    Rect rest{sheet.x + padding, sheet.y + padding, sheet.width - 2 * padding, sheet.height};
    draw_about(above, rest, parts);
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
