#pragma once

#include <deque>
#include <vector>

namespace headlight {

/// A key that went down or up, or a character that was typed.
struct KeyEvent {
  int key = 0;        // 0: a character
  bool down = false;  // never for a modifier
  unsigned character = 0;
  int scancode = 0, action = 0, mods = 0;  // as GLFW said
};

/// Keys and characters in the order in which they came. Dear ImGui sees only the state at the start of a frame: a key that
/// went down and up between two frames would be lost, Backspace among letters would come too early, and A would lose its
/// Ctrl. So a frame gets the events up to and including the first key that goes down, and no such key behind characters.
class KeyQueue {
 public:
  void add(KeyEvent event) { events_.push_back(event); }
  bool empty() const { return events_.empty(); }
  /// The events for one frame, taken out.
  std::vector<KeyEvent> next_batch();

 private:
  std::deque<KeyEvent> events_;
};

}  // namespace headlight
