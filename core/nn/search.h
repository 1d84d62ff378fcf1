#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/model/model.h"

namespace headlight {

/// One token that a decoder chose, and what it gave for it.
struct Choice {
  int id = 0;
  float log_probability = 0;  // natural logarithm
};

struct SearchOptions {
  Writing writing;
  Index longest = 256;  // choices, the end included
  int beams = 1;
};

/// The sentence that a decoder writes for the encoder's states (m, d); the end token is its last choice unless the sentence
/// became as long as it may be. One beam: the most probable token, again and again. More: beam search as in transformers
/// (num_beams, early_stopping false, length_penalty 1): sentences are compared by the sum of their log-probabilities over
/// their length, and the search ends when no beam can still beat the worst of `beams` finished sentences. Throws Cancelled
/// between layers.
std::vector<Choice> search(const Model& model, const MatrixView& source_states, const SearchOptions& options,
                           const std::stop_token& stop = {});

/// What may follow a sentence of `length` tokens: log softmax of one row of logits (1, v), with -infinity for what may not
/// be written. A token that must be written keeps its log-probability.
Vector log_probabilities(const Matrix& logits, const SearchOptions& options, Index length);

}  // namespace headlight
