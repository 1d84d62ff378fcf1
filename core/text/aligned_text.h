#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// A character that remembers the bytes of the original text it came from. Normalizing changes `code`, never forgets the
/// origin.
struct AlignedCharacter {
  char32_t code = 0;
  std::size_t begin = 0, end = 0;  // bytes of the original text, end exclusive

  bool operator==(const AlignedCharacter&) const = default;
};

using AlignedText = std::vector<AlignedCharacter>;
using AlignedView = std::span<const AlignedCharacter>;

/// The characters of any bytes; what is not UTF-8 becomes U+FFFD aligned with the broken bytes.
AlignedText read_aligned(std::string_view text);

std::string to_utf8(AlignedView text);

/// One character of a changed text. `change` is 0 when it replaces the next original character, 1 when it is inserted (it
/// then shares the origin of the character before it), and -n when it replaces the next one and n more after that are
/// dropped.
struct Replacement {
  char32_t code = 0;
  int change = 0;
};

/// The text with its characters replaced in order; the rule by which Hugging Face `tokenizers` moves offsets
/// (NormalizedString::transform), so that ours equal theirs.
AlignedText replace_characters(AlignedView text, std::span<const Replacement> replacements);

}  // namespace headlight
