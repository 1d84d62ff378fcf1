#pragma once

#include "core/nn/contrast_encoder.h"

namespace headlight {

/// A recurrent decoder in the middle of a sentence. All it remembers is one state.
class ContrastDecoder {
 public:
  /// The model and the encoding must outlive the decoder.
  ContrastDecoder(const ContrastModel& model, const ContrastEncoding& source);

  /// Reads one more target token; returns what is compared with the target embeddings, (1, d). Throws Error for an id
  /// outside the vocabulary.
  Matrix read(int id);

  /// The state after the token just read, (1, s); before the first token, what the summary became.
  const Matrix& state() const { return state_; }
  /// Where the decoder looked as it read the token just read, (1, n); empty in a model without attention.
  const Matrix& weights() const { return weights_; }

  /// Log softmax (1, v) of how well each token of the vocabulary would follow. output (1, d)
  Matrix log_probabilities(const MatrixView& output) const;

 private:
  const Matrix& look();

  const ContrastModel& model_;
  const ContrastEncoding& source_;
  Matrix prepared_;      // (n, a) or empty
  Matrix state_, seen_;  // (1, s)
  Matrix weights_;       // (1, n) or empty
};

}  // namespace headlight
