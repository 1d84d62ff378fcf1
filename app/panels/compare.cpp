#include "app/panels/compare.h"

#include "app/panels/controls.h"

namespace headlight {
namespace {

constexpr float margin = 28;

void mode_button(Ui& ui, Rect& row, Comparison mode, const char* name, const char* label) {
  row.width = button_width(ui, label);
  if (button(ui, name, row, label, Icon::none, ui.state.comparison == mode)) ui.emit(ShowComparison{mode});
  row.x += row.width + 8;
}

}  // namespace

void draw_compare(Ui& ui, const std::vector<Example>& examples, Rect content) {
  if (!ui.state.sentence().trace || !ui.state.head) return;
  Rect row{content.x + margin, content.y, 0, 34};
  mode_button(ui, row, Comparison::sentences, "Compare/sentences", "Two sentences");
  mode_button(ui, row, Comparison::heads, "Compare/heads", "Several heads");
  const Rect rest{content.x + margin, content.y + 46, content.width - 2 * margin, content.height - 46 - margin};
  if (ui.state.comparison == Comparison::sentences) draw_compare_sentences(ui, examples, rest);
  else draw_compare_heads(ui, rest);
}

}  // namespace headlight
