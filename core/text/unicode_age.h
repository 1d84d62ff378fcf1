#pragma once

namespace headlight {

// Hugging Face `tokenizers` goes by the tables of older versions of Unicode; what came later is no mark, no punctuation and
// no control to it, and stays whole.

/// Was a mark, a punctuation or a formatting character (of the newest Unicode) assigned after this version, 8 or 9?
bool is_younger_than_unicode(int version, char32_t c);

/// Did a character gain its decomposition after version 9?
bool decomposes_since_unicode_10(char32_t c);

}  // namespace headlight
