#include "core/text/byte_level.h"

#include "core/text/utf8.h"

namespace headlight {
namespace {

bool is_visible(char32_t c) { return (c >= '!' && c <= '~') || (c >= 0xA1 && c <= 0xFF && c != 0xAD); }

struct Table {
  char32_t characters[256] = {};

  Table() {
    char32_t next = 256;
    for (char32_t byte = 0; byte < 256; ++byte) characters[byte] = is_visible(byte) ? byte : next++;
  }
};
const Table table;

}  // namespace

char32_t byte_to_character(unsigned char byte) { return table.characters[byte]; }

int character_to_byte(char32_t c) {
  if (c < 256) return is_visible(c) ? static_cast<int>(c) : -1;
  for (int byte = 0; byte < 256; ++byte)
    if (table.characters[byte] == c) return byte;
  return -1;
}

AlignedText to_byte_characters(AlignedView text) {
  AlignedText bytes;
  bytes.reserve(text.size());
  std::string character;
  for (const auto [code, begin, end] : text) {
    character.clear();
    append_utf8(character, code);
    for (const char byte : character) bytes.push_back({byte_to_character(static_cast<unsigned char>(byte)), begin, end});
  }
  return bytes;
}

std::string from_byte_characters(std::string_view piece) {
  std::string bytes;
  for (const AlignedCharacter& c : read_aligned(piece)) {
    const int byte = character_to_byte(c.code);
    if (byte < 0) return std::string(piece);
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

}  // namespace headlight
