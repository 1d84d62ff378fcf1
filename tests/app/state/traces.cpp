#include "tests/app/state/traces.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/text/words.h"

namespace headlight {
namespace {

Tokens tokens_of(const std::string& text) {
  Tokens tokens;
  for (const Word& word : split_words(text)) {
    const int index = static_cast<int>(tokens.size());
    tokens.push_back({text.substr(word.begin, word.end - word.begin), index, word.begin, word.end, index, false});
  }
  tokens.push_back({"</s>", 1, 0, 0, -1, true});
  return tokens;
}

int index_of(const Tokens& tokens, const std::string& word) {
  const auto found = std::ranges::find(tokens, word, &Token::text);
  return found == tokens.end() ? -1 : static_cast<int>(found - tokens.begin());
}

/// Mostly itself, a little of everything, and a little different in each head.
Matrix base_weights(Index n, HeadId head) {
  const float self = .3F + .1F * static_cast<float>(head.layer) + .05F * static_cast<float>(head.head);
  Matrix weights = Matrix::Constant(n, n, (1 - self) / static_cast<float>(n));
  weights.diagonal().array() += self;
  return weights;
}

void point_pronoun(Matrix& weights, const Tokens& tokens) {
  const int it = index_of(tokens, "it");
  const int noun = index_of(tokens, index_of(tokens, "soft") >= 0 ? "mat" : "cat");
  if (it < 0 || noun < 0) return;
  weights.row(it) *= .13F;
  weights(it, noun) += .87F;
}

}  // namespace

TracePtr word_trace(const std::string& text, bool roles) {
  auto trace = std::make_shared<Trace>();
  trace->model = "words";
  trace->text = text;
  trace->tokens = tokens_of(text);
  for (int layer = 0; layer < 3; ++layer)
    for (int head = 0; head < 2; ++head) {
      const HeadId id{Stack::encoder, layer, head};
      Matrix weights = base_weights(static_cast<Index>(trace->tokens.size()), id);
      if (id == HeadId{Stack::encoder, 2, 0}) point_pronoun(weights, trace->tokens);
      trace->weights[id] = weights;
    }
  if (roles)
    trace->roles = {
        {{Stack::encoder, 2, 0}, "coreference", true, "points from a pronoun to what it stands for", .97, "twins", {}}};
  return trace;
}

TracePtr compute_words(const Input& input, std::stop_token) {
  if (input.text.find("refuse") != std::string::npos) throw Error("this model does not read “refuse”");
  return word_trace(input.text);
}

}  // namespace headlight
