#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/nn/search.h"

namespace headlight {

struct Translation {
  std::string text;
  std::vector<Choice> tokens;  // the end token last, unless the sentence became too long
  double log_probability = 0;  // of all tokens together
};

/// What the decoder writes for a text (core/nn/search.h): with one beam most probable token by most probable token; at most
/// `longest` tokens, or, when that is 0, three times as many as the text has, and 20 more. Give it to run() as the target to
/// see its attention. Throws Error for a model without a decoder or a text that is too long, Cancelled between layers.
Translation translate(const Model& model, const std::string& text, const std::stop_token& stop = {}, int beams = 1,
                      Index longest = 0);

/// What the tokens read as, and how probable they are together.
Translation written(const Tokenizer& tokenizer, std::vector<Choice> tokens);

}  // namespace headlight
