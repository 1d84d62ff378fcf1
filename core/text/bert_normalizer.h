#pragma once

#include "core/text/aligned_text.h"

namespace headlight {

/// What BERT does to a text before it is cut (Devlin et al. 2019, tokenization.py).
struct BertNormalizer {
  bool clean_text = true;          // without controls, and every white space is a space
  bool isolate_ideographs = true;  // spaces around CJK ideographs
  bool lower_case = true;
  bool strip_accents = true;  // nonspacing marks, after canonical decomposition
};

AlignedText normalize_like_bert(AlignedText text, const BertNormalizer& options);

}  // namespace headlight
