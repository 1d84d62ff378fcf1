#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// How the sines and cosines of a position lie in its vector.
enum class SineOrder {
  pairs,   // sin, cos, sin, cos, … (Vaswani et al. 2017, section 3.5)
  halves,  // all sines, then all cosines (Marian)
};

/// Adds to row i of x (n, d), d even, the vector of position first + i, whose pair c is the sine and cosine of
/// pos / 10000^(2c/d).
void add_sinusoidal_positions(MutableMatrixView x, Index first = 0, SineOrder order = SineOrder::pairs);

}  // namespace headlight
