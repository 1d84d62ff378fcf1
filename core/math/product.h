#pragma once

#include "core/math/matrix.h"

namespace headlight {

struct ProductOptions {
  float alpha = 1;
  bool transpose = false;   // c = alpha a bᵀ
  bool accumulate = false;  // adds to what c holds; otherwise c need not be set
};

/// c = alpha a b, where b is used once or rarely; weights are packed (core/math/packed.h). Views may be blocks of larger
/// matrices, but c may not overlap a or b. oneDNN picks its kernels at run time for the CPU it finds. Uses as many threads
/// as core/math/parallel.h allows.
///   a (n, l), b (l, m) or with `transpose` (m, l), c (n, m)
void product(const MatrixView& a, const MatrixView& b, MutableMatrixView c, ProductOptions options = {});

}  // namespace headlight
