#pragma once

#include <functional>
#include <vector>

#include "core/text/aligned_text.h"
#include "core/text/expression.h"

namespace headlight {

/// No normalizer may make a text longer than this, whatever a tokenizer asks for.
inline constexpr std::size_t most_characters = std::size_t{1} << 25;

/// One step of what a tokenizer does to the text before it is cut (a tokenizer.json's "normalizer").
using Normalizer = std::function<AlignedText(AlignedText)>;

/// All steps in order. Throws Error when they make the text longer than most_characters.
AlignedText normalize(AlignedText text, const std::vector<Normalizer>& steps);
void limit_length(std::size_t characters);  // throws that Error

/// Lower case, character by character, whatever the language.
AlignedText to_lower_case(AlignedView text);

/// Without marks (categories M*), which stand apart from their letters only in a decomposed text.
AlignedText remove_marks(AlignedText text);

/// Without the white space at one end or both.
AlignedText strip(AlignedView text, bool left, bool right);

/// `prefix` in front of a text that is not empty; it shares the origin of the text's first character.
AlignedText prepend(AlignedText text, AlignedView prefix);

/// Every match replaced; the new characters share the origin of the last one matched.
AlignedText replace(AlignedView text, const Expression& expression, AlignedView content);

}  // namespace headlight
