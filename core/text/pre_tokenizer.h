#pragma once

#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// What becomes of the characters at which a text is cut.
enum class CutBehavior { removed, isolated, merged_with_previous, merged_with_next, contiguous };

/// Puts `replacement` (▁) where spaces were and in front, and cuts before each.
struct Metaspace {
  enum class Prepend { always, first, never };  // first: only at the very beginning of the text
  char32_t replacement = 0x2581;
  Prepend prepend = Prepend::always;
  bool split = true;
};

/// One step of a tokenizer.json's "pre_tokenizer".
struct PreTokenizer {
  enum class Kind { metaspace, punctuation, white_space };
  Kind kind = Kind::white_space;
  Metaspace metaspace;                          // for Kind::metaspace
  CutBehavior behavior = CutBehavior::removed;  // for the others
};

/// Cuts a normalized text into the parts that the model sees one by one; no part is empty. Several steps cut one after
/// another.
std::vector<AlignedText> pre_tokenize(AlignedText text, const std::vector<PreTokenizer>& steps);

/// Cuts `text` at the characters for which `matches` is true (Hugging Face `tokenizers`, NormalizedString::split).
std::vector<AlignedText> cut(AlignedView text, bool (*matches)(char32_t), CutBehavior behavior);

}  // namespace headlight
