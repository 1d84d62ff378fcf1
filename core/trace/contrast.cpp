#include "core/trace/contrast.h"

#include <utility>

#include "core/base/error.h"
#include "core/nn/contrast_decoder.h"
#include "core/nn/pass.h"

namespace headlight {
namespace {

/// The start token, then the target without the special tokens of its tokenizer's template.
Tokens decoder_input(const ContrastModel& model, const std::string& target) {
  const Tokenizer& tokenizer = model.embeddings.target_tokenizer;
  const int begin = model.config.begin_token;
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

Tokens source_tokens(const ContrastModel& model, const std::string& text) {
  Tokens tokens = model.embeddings.source_tokenizer.encode(text);
  check_length(tokens, "the text");
  return tokens;
}

Tokens target_tokens(const ContrastModel& model, const std::string& target) {
  Tokens tokens = decoder_input(model, target);
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
  Translation translation;
  translation.tokens = write_greedily(model, source, 3 * source.states.rows() + 20, stop);
  std::vector<int> written;
  for (const Choice& choice : translation.tokens) {
    written.push_back(choice.id);
    translation.log_probability += choice.log_probability;
  }
  translation.text = model.embeddings.target_tokenizer.decode(written);
  return translation;
}

Translation score_target(const ContrastModel& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop) {
  const std::vector<int> inputs = ids(target_tokens(model, target));
  const ContrastEncoding source = encode(model, ids(source_tokens(model, text)), stop);
  ContrastDecoder decoder(model, source);
  Translation scored{target, {}, 0};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Pass{stop}.check();
    const int id = i + 1 < inputs.size() ? inputs[i + 1] : model.config.end_token;
    scored.tokens.push_back({id, decoder.log_probabilities(decoder.read(inputs[i]))(0, id)});
    scored.log_probability += scored.tokens.back().log_probability;
  }
  return scored;
}

}  // namespace headlight
