#pragma once

#include <cstddef>
#include <string>

#include "core/text/tokenizer.h"

namespace headlight {

inline constexpr std::size_t longest_input = 4096;  // tokens

struct Input {
  std::string text;
  std::string target;  // empty: none, and where the model has an encoder only that is run
};

/// What a decoder reads: the token `begin`, then the target without the special tokens of its tokenizer's template.
Tokens decoder_input(const Tokenizer& tokenizer, int begin, const std::string& target);

/// Throws Error naming both numbers for more than 4,096 tokens; `what` is what it calls them.
void check_length(const Tokens& tokens, const std::string& what);

}  // namespace headlight
