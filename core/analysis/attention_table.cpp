#include "core/analysis/attention_table.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

namespace headlight {
namespace {

/// A word as it stands in the text: pieces may cover the space before them, words do not.
void fit_to_word(Label& label, const std::string& text) {
  if (label.special) return;
  const Word word = trim(text, {label.begin, label.end});
  label.begin = word.begin, label.end = word.end;
  label.text = valid_utf8(std::string_view(text).substr(word.begin, word.end - word.begin));
}

bool same_word(const Token& a, const Token& b) { return !a.special && !b.special && a.word >= 0 && a.word == b.word; }

const std::string& text_of(const Trace& trace, const Tokens& tokens) {
  return &tokens == &trace.target_tokens ? trace.target : trace.text;
}

}  // namespace

std::vector<Label> labels(const Tokens& tokens, const std::string& text, bool join_words) {
  std::vector<Label> result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (join_words && i > 0 && same_word(tokens[i - 1], token)) {
      result.back().end = std::max(result.back().end, token.end);
      ++result.back().token_count;
    } else {
      result.push_back({token.text, token.begin, token.end, static_cast<int>(i), 1, token.special});
    }
  }
  if (join_words)
    for (Label& label : result) fit_to_word(label, text);
  return result;
}

Matrix joined(const Matrix& weights, const std::vector<Label>& queries, const std::vector<Label>& keys) {
  Matrix to_words(weights.rows(), static_cast<Index>(keys.size()));
  for (Index key = 0; key < to_words.cols(); ++key) {
    const Label& word = keys[static_cast<std::size_t>(key)];
    to_words.col(key) = weights.middleCols(word.first_token, word.token_count).rowwise().sum();
  }
  Matrix result = Matrix::Zero(static_cast<Index>(queries.size()), to_words.cols());
  for (Index query = 0; query < result.rows(); ++query) {
    const Label& word = queries[static_cast<std::size_t>(query)];
    if (word.token_count > 0) result.row(query) = to_words.middleRows(word.first_token, word.token_count).colwise().mean();
  }
  return result;
}

AttentionTable attention_table(const Trace& trace, HeadId head, bool join_words) {
  const auto found = trace.weights.find(head);
  if (found == trace.weights.end())
    throw Error(trace.model + " has no head " + name(head) + " in its " + std::string(name(head.stack)) + " attention here");
  const Tokens &queries = trace.queries(head.stack), &keys = trace.keys(head.stack);
  AttentionTable table{
      head, labels(queries, text_of(trace, queries), join_words), labels(keys, text_of(trace, keys), join_words), {}};
  const Matrix& weights = found->second;
  const bool all_single = weights.rows() == std::ssize(table.queries) && weights.cols() == std::ssize(table.keys);
  table.weights = all_single ? weights : joined(weights, table.queries, table.keys);
  return table;
}

}  // namespace headlight
