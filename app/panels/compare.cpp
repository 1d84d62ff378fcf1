#include "app/panels/compare.h"

#include "app/panels/controls.h"

namespace headlight {
namespace {

constexpr float margin = 28;

/// From right to left, so that the row ends at the margin.
void mode_button(Ui& ui, Rect& row, Comparison mode, const char* name, const char* label) {
  row.width = button_width(ui, label);
  row.x -= row.width + 8;
  if (button(ui, name, row, label, Icon::none, ui.state.comparison == mode)) ui.emit(ShowComparison{mode});
}

}  // namespace

void draw_compare(Ui& ui, const std::vector<Example>& examples, Rect content) {
  if (!ui.state.sentence().trace || !ui.state.head) return;
  Rect row{content.right() - margin + 8, content.y - 28, 0, 30};  // beside the message line
  mode_button(ui, row, Comparison::models, "Compare/models", "Two models");
  mode_button(ui, row, Comparison::heads, "Compare/heads", "Several heads");
  mode_button(ui, row, Comparison::sentences, "Compare/sentences", "Two sentences");
  const Rect rest{content.x + margin, content.y + 4, content.width - 2 * margin, content.height - 4 - margin};
  if (ui.state.comparison == Comparison::sentences)
    draw_compare_sentences(ui, examples, rest);
  else if (ui.state.comparison == Comparison::heads)
    draw_compare_heads(ui, rest);
  else
    draw_compare_models(ui, rest);
}

}  // namespace headlight
