#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/math/matrix.h"
#include "core/model/head.h"
#include "core/trace/trace.h"

namespace headlight {

/// What a row or column of a picture stands for: one token, or the tokens of one word.
struct Label {
  std::string text;
  std::size_t begin = 0, end = 0;  // byte offsets into the text (or target)
  int first_token = 0;             // the tokens it joins: [first_token, first_token + token_count)
  int token_count = 1;
  bool special = false;
};

/// One head's weights with the labels of its rows and columns.
struct AttentionTable {
  HeadId head;
  std::vector<Label> queries;  // (n)
  std::vector<Label> keys;     // (m)
  Matrix weights;              // (n, m), rows sum to 1
};

/// The labels of a sequence of tokens: one each with its own range, or one a word (punctuation stands alone, special tokens
/// too) whose range leaves out white space at its ends.
std::vector<Label> labels(const Tokens& tokens, const std::string& text, bool join_words);

/// Weight to a word is the sum over its pieces, weight from a word the mean over its pieces (Clark et al. 2019,
/// section 4.1), so that rows still sum to 1 where the labels join all tokens. Labels of no tokens have weight 0.
Matrix joined(const Matrix& weights, const std::vector<Label>& queries, const std::vector<Label>& keys);

/// One head's weights, between tokens or between words, see `joined`.
/// Throws Error when the trace has no such head.
AttentionTable attention_table(const Trace& trace, HeadId head, bool join_words);

}  // namespace headlight
