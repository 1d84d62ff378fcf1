#pragma once

#include <cstdint>

#include "core/model/model.h"

namespace headlight {

/// A model of the given shape that has learned nothing: the control beside every score of a trained head, and what tests run
/// on. Matrices are Xavier-uniform (Glorot & Bengio 2010, equation 16), biases 0, norms 1, embeddings N(0, 1/d) as in
/// assets/training. Tokenizers know no pieces.
Model untrained(const ModelConfig& config, std::uint32_t seed = 1);

}  // namespace headlight
