#pragma once

#include "core/math/matrix.h"

namespace headlight {

struct ProductOptions {
  float alpha = 1;
  bool transpose = false;   // c = alpha a bᵀ
  bool accumulate = false;  // adds to what c holds; otherwise c need not be set
};

/// c = alpha a b: the one function through which every matrix product of the forward pass goes. Views may be blocks of
/// larger matrices, but c may not overlap a or b. oneDNN picks its kernels at run time for the CPU it finds.
///   a (n, l), b (l, m) or with `transpose` (m, l), c (n, m)
void product(const MatrixView& a, const MatrixView& b, MutableMatrixView c, ProductOptions options = {});

/// How many threads the calling thread's products may use; at first one. A second one gains a third on an idle machine, but
/// on a busy one each product waits for the scheduler (measured: 8 ms in place of .2).
void set_product_threads(int threads);

}  // namespace headlight
