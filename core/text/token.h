#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace headlight {

/// One piece of the text as the model reads it.
struct Token {
  std::string text;       // the bytes of the original text it covers; a special token's name ("</s>")
  int id = 0;             // row of the embedding matrix
  std::size_t begin = 0;  // byte offsets into the text as given, end exclusive; both 0 for special tokens
  std::size_t end = 0;
  int word = -1;          // index of the word it belongs to, counting from 0; -1 for special tokens
  bool special = false;

  bool operator==(const Token&) const = default;
};

using Tokens = std::vector<Token>;

}  // namespace headlight
