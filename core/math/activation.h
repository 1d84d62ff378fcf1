#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// max(0, x), in place.
void relu(Matrix& x);

/// x Φ(x) = x (1 + erf(x / √2)) / 2, in place: the exact form (Hendrycks & Gimpel 2016, equation 1), not the tanh estimate.
void gelu(Matrix& x);

}  // namespace headlight
