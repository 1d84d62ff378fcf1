#include "core/trace/score_target.h"

#include "core/math/softmax.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"

namespace headlight {

Translation score_target(const Model& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop) {
  const Trace read = tokenize(model, {text, target});
  const std::vector<int> inputs = ids(read.target_tokens);  // the start token first
  Decoder decoder(model, encode(model, ids(read.tokens), {stop}), static_cast<Index>(inputs.size()));
  const Matrix states = decoder.read(inputs, {stop});  // (n, d)
  return scored(target, inputs, model.config.writing.end, [&](std::size_t place, int next) {
    return log_softmax(decoder.logits(states.middleRows(static_cast<Index>(place), 1)))[next];
  });
}

Translation scored(const std::string& target, const std::vector<int>& inputs, int end,
                   const std::function<float(std::size_t, int)>& log_probability) {
  Translation translation{target, {}, 0};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const int next = i + 1 < inputs.size() ? inputs[i + 1] : end;
    translation.tokens.push_back({next, log_probability(i, next)});
    translation.log_probability += translation.tokens.back().log_probability;
  }
  return translation;
}

}  // namespace headlight
