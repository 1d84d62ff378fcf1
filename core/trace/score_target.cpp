#include "core/trace/score_target.h"

#include <cmath>

#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"

namespace headlight {
namespace {

/// Log softmax of one row of logits (1, v) at `id`.
float log_probability(const Matrix& logits, int id) {
  const float largest = logits.maxCoeff();
  return logits(0, id) - largest - std::log((logits.array() - largest).exp().sum());
}

}  // namespace

Translation score_target(const Model& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop) {
  const Trace read = tokenize(model, {text, target});
  const std::vector<int> inputs = ids(read.target_tokens);  // the start token first
  Decoder decoder(model, encode(model, ids(read.tokens), {stop}), static_cast<Index>(inputs.size()));
  const Matrix states = decoder.read(inputs, {stop});  // (n, d)
  Translation scored{target, {}, 0};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const int id = i + 1 < inputs.size() ? inputs[i + 1] : model.config.writing.end;
    const Matrix logits = decoder.logits(states.middleRows(static_cast<Index>(i), 1));
    scored.tokens.push_back({id, log_probability(logits, id)});
    scored.log_probability += scored.tokens.back().log_probability;
  }
  return scored;
}

}  // namespace headlight
