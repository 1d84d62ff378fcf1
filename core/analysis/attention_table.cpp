#include "core/analysis/attention_table.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "core/text/words.h"
#include "core/trace/heads.h"

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

/// Adds the sums over each word's pieces.
void add_words(const Matrix& weights, Index piece, const std::vector<Label>& keys, Matrix& sums, Index query) {
  for (std::size_t key = 0; key < keys.size(); ++key) {
    float sum = 0;
    for (int i = 0; i < keys[key].token_count; ++i) sum += weights(piece, keys[key].first_token + i);
    sums(query, static_cast<Index>(key)) += sum;
  }
}

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
  Matrix result = Matrix::Zero(static_cast<Index>(queries.size()), static_cast<Index>(keys.size()));
  for (Index query = 0; query < result.rows(); ++query) {
    const Label& word = queries[static_cast<std::size_t>(query)];
    for (int i = 0; i < word.token_count; ++i) add_words(weights, word.first_token + i, keys, result, query);
    if (word.token_count > 1) result.row(query) /= static_cast<float>(word.token_count);
  }
  return result;
}

AttentionTable attention_table(const Trace& trace, HeadId head, bool join_words) {
  const MatrixPtr weights = weights_of(trace, head);
  const Tokens &queries = trace.queries(head.stack), &keys = trace.keys(head.stack);
  AttentionTable table{
      head, labels(queries, text_of(trace, queries), join_words), labels(keys, text_of(trace, keys), join_words), {}};
  const bool all_single = weights->rows() == std::ssize(table.queries) && weights->cols() == std::ssize(table.keys);
  table.weights = all_single ? *weights : joined(*weights, table.queries, table.keys);
  return table;
}

}  // namespace headlight
