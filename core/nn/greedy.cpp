#include "core/nn/greedy.h"

#include <cmath>

#include "core/nn/decoder.h"

namespace headlight {
namespace {

/// The best of one row of logits (1, v), with log softmax of it.
Choice best(const Matrix& logits) {
  Index id = 0;
  const float largest = logits.row(0).maxCoeff(&id);
  return {static_cast<int>(id), -std::log((logits.array() - largest).exp().sum())};
}

}  // namespace

std::vector<Choice> decode_greedily(const Model& model, const MatrixView& source_states, const GreedyOptions& options,
                                    const std::stop_token& stop) {
  Decoder decoder(model, source_states, options.longest);
  std::vector<Choice> choices;
  int last = options.begin;
  while (decoder.length() < options.longest) {
    choices.push_back(best(decoder.logits(decoder.read({&last, 1}, {stop}))));
    last = choices.back().id;
    if (last == options.end) break;
  }
  return choices;
}

}  // namespace headlight
