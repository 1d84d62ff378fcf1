#pragma once

#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// Normalization Form C (Unicode Standard Annex 15): canonical decomposition, ordering of marks, composition.
AlignedText compose_canonically(AlignedView text);

/// Lower case, character by character, whatever the language.
AlignedText to_lower_case(AlignedView text);

/// What a tokenizer.json's "normalizer" does to the text before it is cut, in order.
enum class Normalizer { nfc, lower_case };
AlignedText normalize(AlignedText text, const std::vector<Normalizer>& normalizers);

}  // namespace headlight
