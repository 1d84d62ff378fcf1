#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace headlight {

/// One piece of the text as the model reads it.
struct Token {
  std::string text;       // what it covers of the text (256 bytes at most), trimmed; a special token's name ("</s>")
  int id = 0;             // row of the embedding matrix
  std::size_t begin = 0;  // byte offsets into the text as given, end exclusive; they equal those of Hugging Face
                          // `tokenizers`, so a piece may cover the space before it; both 0 for special tokens
  std::size_t end = 0;
  int word = -1;         // index of the word it overlaps, counting from 0 (of mere white space: the next word); -1 for
                         // special tokens and for text without words
  bool special = false;  // put there by the tokenizer, not by the text

  bool operator==(const Token&) const = default;
};

using Tokens = std::vector<Token>;

inline std::vector<int> ids(const Tokens& tokens) {
  std::vector<int> result;
  for (const Token& token : tokens) result.push_back(token.id);
  return result;
}

}  // namespace headlight
