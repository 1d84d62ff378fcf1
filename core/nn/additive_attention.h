#pragma once

#include "core/model/contrast_model.h"

namespace headlight {

/// Where a decoder's state looks among the encoder's states: weights_j = softmax_j(v · tanh(W state + b + U h_j)), Bahdanau
/// et al. 2015, section 3.1 and appendix A.1.2.
///   state (1, s); prepared (n, a): U h_j, which stays the same for all states; returns (1, n)
Matrix additive_weights(const AdditiveAttention& attention, const MatrixView& state, const MatrixView& prepared);

}  // namespace headlight
