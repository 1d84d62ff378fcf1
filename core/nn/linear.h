#pragma once

#include "core/math/product.h"
#include "core/model/model.h"

namespace headlight {

/// y = x Wᵀ + b.  x (n, in), y (n, out)
inline void linear(const MatrixView& x, const Linear& layer, MutableMatrixView y) {
  y.rowwise() = layer.bias.transpose();
  product(x, layer.weight, y, {.transpose = true, .accumulate = true});
}

inline Matrix linear(const MatrixView& x, const Linear& layer) {
  Matrix y(x.rows(), layer.weight.rows());
  linear(x, layer, y);
  return y;
}

}  // namespace headlight
