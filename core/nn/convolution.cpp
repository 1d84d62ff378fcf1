#include "core/nn/convolution.h"

#include "core/math/layer_norm.h"
#include "core/math/product.h"

namespace headlight {

Matrix convolve(const ConvolutionLayer& layer, const MatrixView& x, float epsilon) {
  const Matrix y = layer_norm(x, layer.norm.weight, layer.norm.bias, epsilon);
  const Index neighbours = x.rows() - 1;
  Matrix sum = layer.bias.transpose().replicate(x.rows(), 1);
  product(y, layer.here, sum, {.accumulate = true});
  if (neighbours > 0) {
    product(y.topRows(neighbours), layer.before, sum.bottomRows(neighbours), {.accumulate = true});
    product(y.bottomRows(neighbours), layer.after, sum.topRows(neighbours), {.accumulate = true});
  }
  return x + sum.cwiseMax(0.F);
}

}  // namespace headlight
