#include "core/text/aligned_text.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace headlight {

AlignedText read_aligned(std::string_view text) {
  AlignedText characters;
  characters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    characters.push_back({next.code, at, at + next.length});
    at += next.length;
  }
  return characters;
}

std::string to_utf8(AlignedView text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const AlignedCharacter& character : text) append_utf8(bytes, character.code);
  return bytes;
}

AlignedText replace_characters(AlignedView text, std::span<const Replacement> replacements) {
  AlignedText replaced;
  replaced.reserve(replacements.size());
  std::size_t next = 0;  // the first original character not yet replaced
  for (const auto [code, change] : replacements) {
    const std::size_t source = change > 0 ? std::max<std::size_t>(next, 1) - 1 : std::min(next, text.size() - 1);
    replaced.push_back({code, text[source].begin, text[source].end});
    if (change <= 0) next += 1 + static_cast<std::size_t>(-change);
  }
  return replaced;
}

}  // namespace headlight
