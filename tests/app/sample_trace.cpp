#include "tests/app/sample_trace.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace headlight {
namespace {

Token special_token(const std::string& text) {
  Token token;
  token.text = text;
  token.special = true;
  return token;
}

Tokens tokens_of(const std::string& text) {
  Tokens tokens;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of(" .", begin), text.size());
    if (end == begin) end = begin + 1;
    if (text[begin] != ' ')
      tokens.push_back({text.substr(begin, end - begin), 0, begin, end, static_cast<int>(tokens.size()), false});
    begin = end;
  }
  return tokens;
}

/// A number in 0..1 that depends on nothing but its arguments (SplitMix64's finalizer).
float noise(int seed, Index row, Index column) {
  std::uint64_t x =
      static_cast<std::uint64_t>(seed) * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(row * 8191 + column + 1);
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ x >> 27) * 0x94D049BB133111EBULL;
  return static_cast<float>(x >> 40) / static_cast<float>(1 << 24);
}

enum class Pattern { noise, self, previous, next, broad, sink, coreference };

Pattern pattern_of(HeadId head) {
  if (head.layer == 2 && head.head == 0) return Pattern::coreference;
  const int cycle[] = {2, 1, 0, 3, 4, 0, 5, 0};
  return static_cast<Pattern>(cycle[(head.head + head.layer * 3) % 8]);
}

float score(Pattern pattern, int seed, Index row, Index column, Index last) {
  const float base = noise(seed, row, column);
  switch (pattern) {
    case Pattern::self:
      return column == row ? 5 : base;
    case Pattern::previous:
      return column == std::max<Index>(row - 1, 0) ? 5 : base;
    case Pattern::next:
      return column == std::min(row + 1, last) ? 5 : base;
    case Pattern::broad:
      return base * .3F;
    case Pattern::sink:
      return column == last ? 5 : base;
    case Pattern::coreference:
      return column == row ? 2 : base;
    default:
      return base * 4;
  }
}

Matrix weights(HeadId head, Index queries, Index keys, bool causal) {
  Matrix result(queries, keys);
  for (Index row = 0; row < queries; ++row) {
    for (Index column = 0; column < keys; ++column)
      result(row, column) =
          causal && column > row ? 0 : std::exp(score(pattern_of(head), head.layer * 8 + head.head, row, column, keys - 1));
    result.row(row) /= result.row(row).sum();
  }
  return result;
}

int find_word(const Tokens& tokens, const std::string& word) {
  const auto found = std::ranges::find(tokens, word, &Token::text);
  return found == tokens.end() ? -1 : static_cast<int>(found - tokens.begin());
}

/// Sends the reader "it" to the antecedent with .87 of its attention.
void point(Matrix& weights, int reader, int antecedent) {
  if (reader < 0 || antecedent < 0) return;
  weights(reader, antecedent) = 0;
  weights.row(reader) *= .13F / weights.row(reader).sum();
  weights(reader, antecedent) = .87F;
}

std::vector<HeadRole> roles() {
  const auto role = [](int layer, int head, const char* name, const char* what, double score) {
    return HeadRole{{Stack::encoder, layer, head}, name, false, what, score, "of the weight", {{"untrained weights", .09}}};
  };
  HeadRole guided{{Stack::encoder, 2, 0},
                  "coreference",
                  true,
                  "points from a pronoun to what it stands for",
                  .97,
                  "unseen twins",
                  {{"nearest noun", .5}, {"untrained weights", .11}}};
  return {guided,
          role(0, 0, "previous", "looks at the word before", .91),
          role(0, 1, "self", "looks at the word itself", .88),
          role(0, 3, "next", "looks at the word after", .84),
          role(0, 6, "sink", "leaves its attention at the end", .76),
          role(1, 5, "previous", "looks at the word before", .9),
          role(1, 3, "sink", "leaves its attention at the end", .8)};
}

}  // namespace

Trace sample_trace(const std::string& text, const std::string& antecedent, const std::string& target) {
  Trace trace;
  trace.model = "translator";
  trace.text = text;
  trace.target = target;
  trace.tokens = tokens_of(text);
  trace.tokens.push_back(special_token("</s>"));
  if (!target.empty()) {
    trace.target_tokens = tokens_of(target);
    trace.target_tokens.insert(trace.target_tokens.begin(), special_token("<s>"));
  }
  trace.roles = roles();
  const auto n = static_cast<Index>(trace.tokens.size()), m = static_cast<Index>(trace.target_tokens.size());
  for (int layer = 0; layer < 4; ++layer)
    for (int head = 0; head < 8; ++head) {
      const HeadId encoder{Stack::encoder, layer, head};
      trace.weights[encoder] = weights(encoder, n, n, false);
      if (target.empty()) continue;
      trace.weights[{Stack::decoder, layer, head}] = weights(encoder, m, m, true);
      trace.weights[{Stack::cross, layer, head}] = weights(encoder, m, n, false);
    }
  point(trace.weights[{Stack::encoder, 2, 0}], find_word(trace.tokens, "it"), find_word(trace.tokens, antecedent));
  return trace;
}

TracePtr cat_and_mat() {
  return std::make_shared<Trace>(sample_trace("The cat sat on the mat because it was soft.", "mat"));
}

TracePtr tired_cat() { return std::make_shared<Trace>(sample_trace("The cat sat on the mat because it was tired.", "cat")); }

TracePtr translated_cat() { return std::make_shared<Trace>(sample_trace("The cat sleeps.", "cat", "Le chat dort.")); }

std::string long_text(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += (i > 0 ? " word" : "word") + std::to_string(i);
  return text;
}

}  // namespace headlight
