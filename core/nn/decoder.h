#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// A decoder in the middle of a sentence. It keeps the keys and values of what it has read, so that one more token costs one
/// row; reading a whole target at once is the same call with more rows.
class Decoder {
 public:
  /// A decoder without cross-attention. `capacity`: the most tokens it will read. The model must outlive it.
  Decoder(const Model& model, Index capacity);

  /// Projects the encoder's final states (m, d) once for every layer. `hidden` (m, or empty): source tokens that nobody may
  /// look at; must outlive the decoder.
  Decoder(const Model& model, const MatrixView& source_states, Index capacity, std::span<const bool> hidden = {});

  /// The same sentence so far, to be continued otherwise; what the source gave is shared, what was read is copied.
  Decoder fork() const { return *this; }
  Decoder(Decoder&&) = default;
  Decoder& operator=(Decoder&&) = delete;

  /// Final states (n, d) of the next n tokens. Throws Error for ids outside the vocabulary and beyond the capacity,
  /// Cancelled soon after the pass is stopped; after either, the decoder is where it was before.
  Matrix read(std::span<const int> ids, const Pass& pass = {});

  /// How well each token of the vocabulary would follow each state, (n, v): states · output_projectionᵀ + bias.
  Matrix logits(const MatrixView& states) const;

  Index length() const { return length_; }
  Index capacity() const { return capacity_; }

  /// Forgets all but the first `length` tokens that it has read.
  void rewind(Index length) { length_ = std::min(length, length_); }

 private:
  Decoder(const Decoder&) = default;

  void read_layer(std::size_t layer, Matrix& x, const Rotation& rotation, const Pass& pass);
  Matrix attend_to_target(std::size_t layer, const Matrix& y, const Rotation& rotation, const Reporter& report);
  Matrix attend_to_source(std::size_t layer, const Matrix& y, const Reporter& report) const;

  const Model& model_;
  std::span<const bool> hidden_;
  std::vector<Matrix> own_;                            // by layer: (capacity, 2 g k), rows [0, length) set
  std::shared_ptr<const std::vector<Matrix>> source_;  // by layer: (m, 2 g k); null without cross-attention
  Index capacity_, length_ = 0;
};

}  // namespace headlight
