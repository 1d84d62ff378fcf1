#pragma once

#include <span>
#include <vector>

#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// A decoder in the middle of a sentence. It keeps the keys and values of what it has read, so that one more token costs one
/// row; reading a whole target at once is the same call with more rows.
class Decoder {
 public:
  /// Projects the encoder's final states (m, d) once for every layer. `capacity`: the most target tokens it will read.
  /// `hidden` (m, or empty): source tokens that nobody may look at. The model and `hidden` must outlive the decoder.
  Decoder(const Model& model, const MatrixView& source_states, Index capacity, std::span<const bool> hidden = {});

  /// Final states (n, d) of the next n target tokens. Throws Error for ids outside the vocabulary and beyond the capacity,
  /// Cancelled between layers; after either, the decoder is of no more use.
  Matrix read(std::span<const int> ids, const Pass& pass = {});

  /// How well each token of the vocabulary would follow each state, (n, v): states · target_embeddingᵀ + bias.
  Matrix logits(const MatrixView& states) const;

  Index length() const { return length_; }

 private:
  struct Memories {
    Matrix self_keys, self_values;    // (capacity, d), of which rows [0, length) are set
    Matrix cross_keys, cross_values;  // (m, d)
  };

  void read_layer(std::size_t layer, Matrix& x, Probe* probe);
  Matrix attend_to_target(std::size_t layer, const Matrix& y, const Reporter& report);

  const Model& model_;
  std::span<const bool> hidden_;
  std::vector<Memories> memories_;  // one a layer
  Index capacity_, length_ = 0;
};

}  // namespace headlight
