#pragma once

#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// Puts `replacement` (▁) where spaces were and in front, and cuts before each.
struct Metaspace {
  enum class Prepend { always, first, never };  // first: only at the very beginning of the text
  char32_t replacement = 0x2581;
  Prepend prepend = Prepend::always;
  bool split = true;
};

std::vector<AlignedText> mark_spaces(AlignedText text, const Metaspace& rule);  // `text` is not empty

}  // namespace headlight
