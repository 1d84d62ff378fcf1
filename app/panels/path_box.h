#pragma once

#include <string>
#include <vector>

#include "app/panels/ui.h"

namespace headlight {

/// A text field of one line for a folder's path.
class PathBox {
 public:
  /// `hint` stands in it while it is empty.
  void draw(Ui& ui, Rect rect, const char* hint);
  /// It has the keyboard from the next frame on, and is empty.
  void begin();
  std::string text() const { return buffer_.data(); }

 private:
  std::vector<char> buffer_ = std::vector<char>(4096);
  bool wants_focus_ = false;
  int epoch_ = 0;  // ImGui keeps the text of a field that it knows by its number
};

}  // namespace headlight
