#include "core/trace/input.h"

#include <utility>

#include "core/base/error.h"

namespace headlight {

Tokens decoder_input(const Tokenizer& tokenizer, int begin, const std::string& target) {
  Tokens tokens = {{.text = tokenizer.piece(begin), .id = begin, .special = true}};
  for (Token& token : tokenizer.encode(target))
    if (!token.special) tokens.push_back(std::move(token));
  return tokens;
}

void check_length(const Tokens& tokens, const std::string& what) {
  if (tokens.size() > longest_input)
    throw Error(what + " has " + std::to_string(tokens.size()) + " tokens; at most " + std::to_string(longest_input) +
                " can be read");
}

}  // namespace headlight
