#pragma once

#include "core/model/contrast_model.h"

namespace headlight {

/// One step of a gated recurrent unit (Cho et al. 2014, equations 5 to 8, with the reset gate applied after the hidden
/// product, as in cuDNN and PyTorch):
///   r = σ(x W_r + h U_r)   z = σ(x W_z + h U_z)   c = tanh(x W_c + r ∘ (h U_c))   h ← (1 - z) ∘ c + z ∘ h
///   projected (1, 3 s): x W with its biases; state (1, s), changed in place
void advance(const GruWeights& gru, const MatrixView& projected, Matrix& state);

/// Both directions over a sentence: row i holds what was read of words 0 to i, then what was read of words n - 1 to i.
///   x (n, in); returns (n, s), half of the columns from each direction
Matrix read_both_ways(const RecurrentLayer& layer, const MatrixView& x);

}  // namespace headlight
