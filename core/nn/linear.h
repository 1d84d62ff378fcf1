#pragma once

#include "core/math/product.h"
#include "core/model/model.h"

namespace headlight {

/// Columns [begin, begin + count) of a linear map's output.
struct Columns {
  Index begin = 0, count = 0;
};

/// y = x W + b, for the given columns of W and b only.  x (n, in), y (n, columns)
inline void linear(const MatrixView& x, const Linear& layer, Columns columns, MutableMatrixView y) {
  const bool biased = layer.bias.size() > 0;
  if (biased) y.rowwise() = layer.bias.segment(columns.begin, columns.count).transpose();
  product(x, layer.weight.middleCols(columns.begin, columns.count), y, {.accumulate = biased});
}

inline Matrix linear(const MatrixView& x, const Linear& layer, Columns columns) {
  Matrix y(x.rows(), columns.count);
  linear(x, layer, columns, y);
  return y;
}

/// y = x W + b.  x (n, in), y (n, out)
inline Matrix linear(const MatrixView& x, const Linear& layer) { return linear(x, layer, {0, layer.weight.cols()}); }

}  // namespace headlight
