#pragma once

#include <string>
#include <vector>

#include "app/panels/ui.h"
#include "app/state/stand_ins.h"

namespace headlight {

/// A text field of several lines. It keeps what is being edited; the state keeps what was said.
class SentenceBox {
 public:
  SentenceBox(int side, std::string name) : side_(side), name_(std::move(name)) {}

  void draw(Ui& ui, StandIns& stand_ins, Rect rect, bool wants_focus);
  int lines() const;

 private:
  void reload(const State& state, StandIns& stand_ins);
  bool edit(Ui& ui, Rect rect);

  int side_ = 0;
  std::string name_;
  std::vector<char> buffer_{'\0'};
  int text_epoch_ = -1, focus_epoch_ = -1;
  bool focused_ = false, caret_to_end_ = false;
};

}  // namespace headlight
