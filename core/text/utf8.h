#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headlight {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Decoded {
  char32_t code = replacement_character;
  std::size_t length = 1;  // bytes read
};

/// The character at byte `at` (at < text.size()) of any bytes at all. What is not UTF-8 reads as U+FFFD, one for each
/// maximal part of a broken sequence, as the Unicode Standard (section 3.9) and Python's "replace" do it: a surrogate is
/// three of them.
Decoded decode_utf8(std::string_view text, std::size_t at);

/// Where the character that byte `at` (at < text.size()) belongs to begins.
std::size_t begin_of_character(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t code);

/// The same text with everything that is not UTF-8 replaced.
std::string valid_utf8(std::string_view text);

}  // namespace headlight
