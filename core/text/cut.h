#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// A stretch of characters that is a match of something, or lies between two matches.
struct Span {
  std::size_t begin = 0, end = 0;
  bool matches = false;

  bool operator==(const Span&) const = default;
};

/// What becomes of the matches at which a text is cut.
enum class CutBehavior { removed, isolated, merged_with_previous, merged_with_next, contiguous };

/// Cuts a text at its matches (Hugging Face `tokenizers`, NormalizedString::split); `spans` cover it in order. No part is
/// empty.
std::vector<AlignedText> cut(AlignedView text, std::span<const Span> spans, CutBehavior behavior);

/// The same, every character for which `matches` is true being a match.
std::vector<AlignedText> cut(AlignedView text, const std::function<bool(char32_t)>& matches, CutBehavior behavior);

}  // namespace headlight
