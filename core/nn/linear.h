#pragma once

#include "core/math/product.h"
#include "core/model/model.h"

namespace headlight {

/// y = x W + b.  x (n, in), y (n, out)
inline void linear(const MatrixView& x, const Linear& layer, MutableMatrixView y) {
  y.rowwise() = layer.bias.transpose();
  product(x, layer.weight, y, {.accumulate = true});
}

inline Matrix linear(const MatrixView& x, const Linear& layer) {
  Matrix y(x.rows(), layer.weight.cols());
  linear(x, layer, y);
  return y;
}

}  // namespace headlight
