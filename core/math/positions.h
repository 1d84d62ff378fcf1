#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// Adds to row i of x (n, d), d even, the vector of position first + i (Vaswani et al. 2017, section 3.5):
/// PE(pos, 2c) = sin(pos / 10000^(2c/d)), PE(pos, 2c + 1) = cos(pos / 10000^(2c/d)).
void add_sinusoidal_positions(MutableMatrixView x, Index first = 0);

}  // namespace headlight
