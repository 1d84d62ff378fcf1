#include "core/math/layer_norm.h"

#include <cmath>

namespace headlight {

Matrix layer_norm(const MatrixView& x, const Vector& weight, const Vector& bias, float epsilon) {
  Matrix y(x.rows(), x.cols());
  const auto gain = weight.transpose().array(), shift = bias.transpose().array();
  for (Index token = 0; token < x.rows(); ++token) {
    auto row = y.row(token).array();
    row = x.row(token).array() - x.row(token).mean();
    row = row * (1 / std::sqrt(row.square().mean() + epsilon)) * gain + shift;
  }
  return y;
}

void rms_norm(MutableMatrixView x, const Vector& weight, float epsilon) {
  for (Index token = 0; token < x.rows(); ++token) {
    auto row = x.row(token).array();
    row *= 1 / std::sqrt(row.square().mean() + epsilon) * weight.transpose().array();
  }
}

}  // namespace headlight
