#include "core/nn/search.h"

#include <cmath>
#include <limits>

#include "core/math/softmax.h"
#include "core/nn/beams.h"
#include "core/nn/decoder.h"

namespace headlight {
namespace {

std::vector<Choice> search_greedily(const Model& model, const MatrixView& source_states, const SearchOptions& options,
                                    const std::stop_token& stop) {
  Decoder decoder(model, source_states, options.longest);
  std::vector<Choice> choices;
  int last = options.writing.begin;
  while (decoder.length() < options.longest) {
    const Matrix states = decoder.read({&last, 1}, {stop});
    const Vector scores = log_probabilities(decoder.logits(states), options, static_cast<Index>(choices.size()));
    const float best = scores.maxCoeff(&last);
    choices.push_back({last, best});
    if (last == options.writing.end) break;
  }
  return choices;
}

}  // namespace

std::vector<Choice> search(const Model& model, const MatrixView& source_states, const SearchOptions& options,
                           const std::stop_token& stop) {
  return options.beams == 1 ? search_greedily(model, source_states, options, stop)
                            : search_with_beams(model, source_states, options, stop);
}

Vector log_probabilities(const Matrix& logits, const SearchOptions& options, Index length) {
  constexpr float impossible = -std::numeric_limits<float>::infinity();
  Vector scores = log_softmax(logits);
  for (const int id : options.writing.never) scores[id] = impossible;
  if (options.writing.renormalizes) scores.array() -= std::log(scores.array().exp().sum());
  if (options.writing.ends_in_time && length + 1 == options.longest) {
    const float end = scores[options.writing.end];
    scores.setConstant(impossible);
    scores[options.writing.end] = end;
  }
  return scores;
}

}  // namespace headlight
