#pragma once

#include <stop_token>
#include <vector>

#include "core/model/model.h"

namespace headlight {

/// One token that a decoder chose, and what it gave for it.
struct Choice {
  int id = 0;
  float log_probability = 0;  // natural logarithm
};

struct GreedyOptions {
  int begin = 0, end = 0;  // the token that is read first, and the one that ends the sentence
  Index longest = 256;     // choices, the end included
};

/// The most probable token, again and again, until that is the end token (which is then the last choice) or the sentence is
/// as long as it may be. `source_states` (m, d) are the encoder's. Throws Cancelled between layers.
std::vector<Choice> decode_greedily(const Model& model, const MatrixView& source_states, const GreedyOptions& options,
                                    const std::stop_token& stop = {});

}  // namespace headlight
