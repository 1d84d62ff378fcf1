#pragma once

#include <functional>
#include <vector>

#include "core/text/aligned_text.h"
#include "core/text/expression.h"

namespace headlight {

/// One step of how a tokenizer cuts the normalized text into the parts that its model sees one by one (a tokenizer.json's
/// "pre_tokenizer"). It is given no empty text and returns none.
using PreTokenizer = std::function<std::vector<AlignedText>(AlignedText)>;

/// All steps in order, each cutting the parts that the one before it made.
std::vector<AlignedText> pre_tokenize(AlignedText text, const std::vector<PreTokenizer>& steps);

/// White space goes, punctuation stands alone (Devlin et al. 2019, tokenization.py).
std::vector<AlignedText> cut_like_bert(AlignedView text);

/// Runs of \w and runs of other visible characters.
std::vector<AlignedText> cut_into_words(AlignedView text);

/// Each number, or each digit alone.
std::vector<AlignedText> cut_at_digits(AlignedView text, bool individually);

/// Cuts at the matches of `words` if there are such, and writes the bytes of what comes out as characters.
struct ByteLevel {
  bool prepends_space = false;
  std::vector<Expression> words = {};  // none or one
};
std::vector<AlignedText> cut_into_byte_characters(AlignedText text, const ByteLevel& rule);

}  // namespace headlight
