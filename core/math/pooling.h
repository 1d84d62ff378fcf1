#pragma once

#include "core/math/matrix.h"

namespace headlight {

struct Pooled {
  Matrix values;    // (ceil(n / a), ceil(m / b)): of each block of a x b the value that is furthest from 0
  Index cells = 1;  // a b
};

/// Makes a matrix so much smaller that no side has more than `most` values, without ever losing a single strong link.
/// NaN counts as nothing; a block of nothing else stays NaN.
Pooled pool(const MatrixView& values, Index most);

/// Of each block of 2 x 2 the value that is furthest from 0, (ceil(n / 2), ceil(m / 2)); blocks at the edges may be smaller.
Matrix halved(const Matrix& values);

}  // namespace headlight
