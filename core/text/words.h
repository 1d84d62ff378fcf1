#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace headlight {

struct Word {
  std::size_t begin = 0, end = 0;  // bytes of the text, end exclusive
};

/// The words of a text: runs of letters, digits and marks, with apostrophes and hyphens that stand between two of them
/// ("didn't", "well-known"); every other visible character stands alone. White space belongs to no word.
std::vector<Word> split_words(std::string_view text);

/// A range of a text without the white space at its ends; a range of white space alone stays as it is.
Word trim(std::string_view text, Word range);

}  // namespace headlight
