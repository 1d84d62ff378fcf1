#include "core/math/product_eigen.h"

namespace headlight {

void product_eigen(const MatrixView& a, const MatrixView& b, MutableMatrixView c, ProductOptions options) {
  if (!options.accumulate) c.setZero();
  if (options.transpose)
    c.noalias() += options.alpha * a * b.transpose();
  else
    c.noalias() += options.alpha * a * b;
}

}  // namespace headlight
