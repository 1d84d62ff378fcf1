#include "core/text/utf8.h"

#include <algorithm>

namespace headlight {
namespace {

/// What a first byte promises: how many bytes follow and, for the first of them, the range (Unicode Standard, table 3-7).
struct Lead {
  int following = -1;  // -1: no sequence begins with this byte
  unsigned char low = 0x80, high = 0xBF;
};

Lead lead(unsigned char byte) {
  if (byte < 0x80) return {0};
  if (byte < 0xC2 || byte > 0xF4) return {};
  if (byte < 0xE0) return {1};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte < 0xF0) return {2};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {3};
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  Lead range = lead(first);
  if (range.following < 0) return {};
  if (range.following == 0) return {first, 1};
  char32_t code = first & (0x3FU >> range.following);
  std::size_t length = 1;
  for (; length <= static_cast<std::size_t>(range.following); ++length, range.low = 0x80, range.high = 0xBF) {
    const auto byte = at + length < text.size() ? static_cast<unsigned char>(text[at + length]) : 0;
    if (byte < range.low || byte > range.high) return {replacement_character, length};
    code = code << 6 | (byte & 0x3FU);
  }
  return {code, length};
}

std::size_t begin_of_character(std::string_view text, std::size_t at) {
  for (std::size_t back = std::min<std::size_t>(at, 3); back > 0; --back)
    if (decode_utf8(text, at - back).length > back) return at - back;
  return at;
}

void append_utf8(std::string& text, char32_t code) {
  const auto add = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) return add(code);
  if (code < 0x800) return add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
  if (code < 0x10000) return add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
  add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
}

std::string valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    append_utf8(valid, next.code);
    at += next.length;
  }
  return valid;
}

}  // namespace headlight
