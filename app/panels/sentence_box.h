#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/panels/edit_history.h"
#include "app/panels/soft_wrap.h"
#include "app/panels/ui.h"
#include "app/platform/key.h"
#include "app/state/stand_ins.h"

struct ImGuiInputTextCallbackData;

namespace headlight {

/// A text field of several lines, broken where it is too narrow and scrolled by whole lines. It keeps what is being edited,
/// and what was done to it; the state keeps what was said.
class SentenceBox {
 public:
  SentenceBox(int side, std::string name);

  void draw(Ui& ui, StandIns& stand_ins, Rect rect, bool wants_focus);
  /// True when it was a key to undo or redo, and this box has the caret.
  bool key(KeyPress press);
  int lines() const { return wrap_.lines(); }
  bool focused() const { return focused_; }
  /// What was selected here and shown so, as it stands in the text.
  std::string copied(std::string_view shown) const;

 private:
  enum class Wish { none, undo, redo };
  struct Editing;
  static int on_edit(ImGuiInputTextCallbackData* data);

  void reload(const State& state, StandIns& stand_ins);
  bool edit(Ui& ui, Rect rect);
  void draw_field(Ui& ui, Rect rect);
  void show();
  void break_lines(ImGuiInputTextCallbackData& data, float width, const TextMeasure& measure);
  std::size_t follow(std::string_view shown, std::size_t caret);

  int side_ = 0;
  std::string name_;
  SoftWrap wrap_;
  EditHistory history_;
  std::vector<char> buffer_{'\0'};  // ImGui's: what wrap_ shows
  int text_epoch_ = -1, focus_epoch_ = -1;
  std::pair<int, int> selection_;  // bytes of what is shown
  std::size_t caret_ = 0;          // likewise
  bool focused_ = false, caret_to_end_ = false;
  Wish wish_ = Wish::none;
};

}  // namespace headlight
