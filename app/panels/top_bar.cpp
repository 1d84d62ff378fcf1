#include "app/panels/top_bar.h"

#include "app/draw/text.h"
#include "app/panels/controls.h"
#include "app/panels/numbers.h"

namespace headlight {
namespace {

constexpr float button_height = 34, gap = 14, square = 38;

void draw_word_mark(Ui& ui) {
  const bool alone = ui.state.presenter;
  draw_icon(ui.canvas, Icon::logo, {alone ? 28.F : 23.F, 33}, ui.theme.ink, ui.theme.pane);
  if (!alone) text_in(ui, {34, 16, 80, 34}, "Headlight", {16, Weight::bold}, ui.theme.ink);
}

}  // namespace

std::string model_title(const State& state) {
  if (!state.model) return "loading the model…";
  const std::string& languages = state.model->languages;
  return state.model->name + " · " + short_count(state.model->parameters) + (languages.empty() ? "" : " · " + languages);
}

TopButtons top_buttons(const Ui& ui, const FrameLayout& layout) {
  TopButtons buttons;
  const float y = layout.sentence.y + 4;
  float right = layout.top.right() - 16;
  const auto take = [&](float width) {
    right -= width + gap;
    return Rect{right + gap, y, width, button_height};
  };
  buttons.dark = take(square);
  buttons.presenter = take(square);
  if (ui.state.presenter) return buttons;
  buttons.model = take(216);
  buttons.examples = take(114);
  return buttons;
}

void draw_top_bar(Ui& ui, const FrameLayout& layout) {
  const Rect top = layout.top;
  ui.canvas.fill_rect(top, ui.theme.pane);
  ui.canvas.line({0, top.bottom() - .5F}, {top.right(), top.bottom() - .5F}, ui.theme.line);
  draw_word_mark(ui);
  const TopButtons at = top_buttons(ui, layout);
  if (at.examples.width > 0 &&
      button(ui, "Examples", at.examples, "Examples", Icon::chevron, ui.state.menu == Menu::examples))
    ui.emit(OpenMenu{Menu::examples});
  if (at.model.width > 0 && button(ui, "Model", at.model, fitted(ui.fonts, model_title(ui.state), {14}, at.model.width - 44),
                                   Icon::chevron, ui.state.menu == Menu::model))
    ui.emit(OpenMenu{Menu::model});
  if (button(ui, "Presenter", at.presenter, "Aa", Icon::none, ui.state.presenter)) ui.emit(Toggle{Switch::presenter});
  if (button(ui, "Dark", at.dark, "", ui.state.dark ? Icon::sun : Icon::moon)) ui.emit(Toggle{Switch::dark});
}

}  // namespace headlight
