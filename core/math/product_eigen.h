#pragma once

#include "core/math/product.h"

namespace headlight {

/// The slow twin of product(): the same contract, plain Eigen. Tests and benchmarks compare the two.
void product_eigen(const MatrixView& a, const MatrixView& b, MutableMatrixView c, ProductOptions options = {});

}  // namespace headlight
