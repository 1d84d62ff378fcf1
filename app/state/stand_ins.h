#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// Dear ImGui may be built with 16-bit characters. Every character beyond them gets a stand-in on its way in, and returns
/// to what it was on its way back. The stand-ins are U+3400 to U+4DBF (rare ideographs, in no font of ours; ImGui does not
/// let private-use characters be typed); those that somebody really typed get one, too, so that the way back is never
/// ambiguous.
class StandIns {
 public:
  /// The text as ImGui sees it: valid UTF-8 of characters below U+10000; bytes that are no UTF-8 become U+FFFD.
  std::string to_screen(std::string_view text);
  /// The text as the model sees it: the inverse.
  std::string to_model(std::string_view screen) const;
  /// One character on its way in.
  char32_t to_screen(char32_t character);
  /// The character that a stand-in stands for, itself for others.
  char32_t to_model(char32_t character) const;

 private:
  std::map<char32_t, char32_t> stand_in_;  // what was typed -> U+3400 + i
  std::vector<char32_t> character_;        // i -> what was typed
};

}  // namespace headlight
