#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/panels/soft_wrap.h"
#include "app/panels/ui.h"
#include "app/state/stand_ins.h"

namespace headlight {

/// A text field of several lines, broken where it is too narrow. It keeps what is being edited; the state keeps what was
/// said.
class SentenceBox {
 public:
  SentenceBox(int side, std::string name);

  void draw(Ui& ui, StandIns& stand_ins, Rect rect, bool wants_focus);
  int lines() const { return wrap_.lines(); }
  bool focused() const { return focused_; }
  /// What was selected here and shown so, as it stands in the text.
  std::string copied(std::string_view shown) const;

 private:
  void reload(const State& state, StandIns& stand_ins);
  bool edit(Ui& ui, Rect rect);
  void show();

  int side_ = 0;
  std::string name_;
  SoftWrap wrap_;
  std::vector<char> buffer_{'\0'};  // ImGui's: what wrap_ shows
  int text_epoch_ = -1, focus_epoch_ = -1;
  std::pair<int, int> selection_;  // bytes
  bool focused_ = false, caret_to_end_ = false;
};

}  // namespace headlight
