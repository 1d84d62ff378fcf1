#include "core/trace/contrast.h"

#include "core/nn/contrast_decoder.h"
#include "core/nn/pass.h"
#include "core/trace/score_target.h"

namespace headlight {
namespace {

Tokens source_tokens(const ContrastModel& model, const std::string& text) {
  Tokens tokens = model.embeddings.source_tokenizer.encode(text);
  check_length(tokens, "the text");
  return tokens;
}

Tokens target_tokens(const ContrastModel& model, const std::string& target) {
  Tokens tokens = decoder_input(model.embeddings.target_tokenizer, model.config.begin_token, target);
  check_length(tokens, "the target");
  return tokens;
}

/// Additive attention, (T, n): a row for each token that the decoder reads.
Matrix cross_weights(const ContrastModel& model, const ContrastEncoding& source, const Tokens& target, const Pass& pass) {
  ContrastDecoder decoder(model, source);
  Matrix weights(static_cast<Index>(target.size()), source.states.rows());
  Index row = 0;
  for (const Token& token : target) {
    pass.check();
    decoder.read(token.id);
    weights.row(row++) = decoder.weights();
  }
  return weights;
}

}  // namespace

TracePtr run(const ContrastModel& model, const Input& input, const std::stop_token& stop) {
  const auto trace = std::make_shared<Trace>();
  trace->model = model.config.name;
  trace->text = input.text;
  trace->target = input.target;
  trace->tokens = source_tokens(model, input.text);
  if (!input.target.empty()) trace->target_tokens = target_tokens(model, input.target);
  trace->roles = {model.config.pointer};
  const ContrastEncoding source = encode(model, ids(trace->tokens), stop);
  trace->weights[model.config.pointer.head] = pointer_weights(model, source.states);
  if (model.attends() && !trace->target_tokens.empty())
    trace->weights[{Stack::cross, 0, 0}] = cross_weights(model, source, trace->target_tokens, {stop});
  return trace;
}

std::vector<Choice> write_greedily(const ContrastModel& model, const ContrastEncoding& source, Index longest,
                                   const std::stop_token& stop) {
  ContrastDecoder decoder(model, source);
  std::vector<Choice> choices;
  int last = model.config.begin_token;
  while (static_cast<Index>(choices.size()) < longest) {
    Pass{stop}.check();
    Index best = 0;
    const float log_probability = decoder.log_probabilities(decoder.read(last)).row(0).maxCoeff(&best);
    last = static_cast<int>(best);
    choices.push_back({last, log_probability});
    if (last == model.config.end_token) break;
  }
  return choices;
}

Translation translate(const ContrastModel& model, const std::string& text, const std::stop_token& stop) {
  const ContrastEncoding source = encode(model, ids(source_tokens(model, text)), stop);
  return written(model.embeddings.target_tokenizer, write_greedily(model, source, 3 * source.states.rows() + 20, stop));
}

Translation score_target(const ContrastModel& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop) {
  const std::vector<int> inputs = ids(target_tokens(model, target));
  const ContrastEncoding source = encode(model, ids(source_tokens(model, text)), stop);
  ContrastDecoder decoder(model, source);
  return scored(target, inputs, model.config.end_token, [&](std::size_t place, int next) {
    Pass{stop}.check();
    return decoder.log_probabilities(decoder.read(inputs[place]))(0, next);
  });
}

}  // namespace headlight
