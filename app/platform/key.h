#pragma once

#include <cstdint>

namespace headlight {

/// The keys that mean something to the window beside typing.
enum class Key : std::uint8_t { none, escape, enter, backspace, up, down, left, right, page_up, page_down, f1, character };

struct KeyPress {
  Key key = Key::none;
  char character = 0;  // upper case, for Key::character
  bool control = false, shift = false, alt = false;

  bool operator==(const KeyPress&) const = default;
};

}  // namespace headlight
