#include "core/text/utf8.h"

#include <doctest/doctest.h>

#include <vector>

using namespace headlight;

namespace {

/// The lengths of what is read as one character each, over the whole text.
std::vector<std::size_t> lengths(std::string_view text) {
  std::vector<std::size_t> lengths;
  for (std::size_t at = 0; at < text.size(); at += lengths.back()) lengths.push_back(decode_utf8(text, at).length);
  return lengths;
}

using Lengths = std::vector<std::size_t>;

}  // namespace

TEST_CASE("every character there is reads back as itself") {
  for (char32_t code = 0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    append_utf8(text, code);
    const Decoded decoded = decode_utf8(text, 0);
    if (decoded.code == code && decoded.length == text.size()) continue;
    FAIL_CHECK("character " << static_cast<unsigned>(code));
  }
}

TEST_CASE("broken sequences become one U+FFFD for each maximal part, as in Python") {
  CHECK(lengths("\x80\xBF") == Lengths{1, 1});                // continuations alone
  CHECK(lengths("\xC0\xAF\xC1\x81") == Lengths{1, 1, 1, 1});  // overlong
  CHECK(lengths("\xE0\x80\x80") == Lengths{1, 1, 1});         // overlong
  CHECK(lengths("\xED\xA0\x80") == Lengths{1, 1, 1});         // a lone surrogate
  CHECK(lengths("\xF4\x90\x80\x80") == Lengths{1, 1, 1, 1});  // beyond U+10FFFF
  CHECK(lengths("\xF5\xFF") == Lengths{1, 1});
  CHECK(lengths("\xE2\x82") == Lengths{2});          // cut short at the end
  CHECK(lengths("\xF0\x9F\x98x") == Lengths{3, 1});  // cut short by a letter
  CHECK(lengths("\xC3\xC3\xA9") == Lengths{1, 2});   // cut short by a good character
  CHECK(valid_utf8("a\xED\xA0\x80z") == "a\uFFFD\uFFFD\uFFFDz");
}

TEST_CASE("every byte of a text belongs to the character that is read where it begins, broken ones too") {
  for (const std::string text : {"aé東🙂z", "\x80\xBF", "\xE2\x82", "\xF0\x9F\x98x", "\xC3\xC3\xA9", "\xED\xA0\x80z"}) {
    std::size_t begin = 0;
    for (const std::size_t length : lengths(text)) {
      for (std::size_t at = begin; at < begin + length; ++at) CHECK(begin_of_character(text, at) == begin);
      begin += length;
    }
  }
}

TEST_CASE("NUL is a character like any other") {
  const std::string text("a\0b", 3);
  CHECK(lengths(text) == Lengths{1, 1, 1});
  CHECK(valid_utf8(text) == text);
}
