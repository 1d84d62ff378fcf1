#pragma once

#include "core/model/model.h"

namespace headlight {

struct LinearOptions {
  Index begin = 0;  // the column of W and b that is the first of y
  std::optional<Activation> activation = {};
  const std::stop_token* stop = nullptr;
};

/// y = activation(x W + b), for as many columns of W and b as y has.  x (n, in), y (n, columns)
inline void linear(const MatrixView& x, const Linear& layer, MutableMatrixView y, const LinearOptions& options = {}) {
  const Vector* bias = layer.bias.size() > 0 ? &layer.bias : nullptr;
  product_packed(x, layer.weight, y, {options.begin, bias, options.activation, options.stop});
}

/// y = x W + b.  x (n, in), y (n, out)
inline Matrix linear(const MatrixView& x, const Linear& layer, const std::stop_token* stop = nullptr) {
  Matrix y(x.rows(), layer.weight.cols());
  linear(x, layer, y, {.stop = stop});
  return y;
}

}  // namespace headlight
