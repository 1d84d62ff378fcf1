#include "core/math/layer_norm.h"

#include <algorithm>

#include "core/math/kernels.h"
#include "core/math/parallel.h"

namespace headlight {
namespace {

void norm_rows(const MatrixView& x, MutableMatrixView y, const float* weight, const float* bias, float epsilon) {
  constexpr Index rows_a_task = 32;
  in_parallel((x.rows() + rows_a_task - 1) / rows_a_task, [&](Index task) {
    const Index end = std::min(x.rows(), (task + 1) * rows_a_task);
    for (Index row = task * rows_a_task; row < end; ++row)
      kernels().normalize(x.data() + row * x.outerStride(), y.data() + row * y.outerStride(), x.cols(), weight, bias,
                          epsilon);
  });
}

}  // namespace

Matrix layer_norm(const MatrixView& x, const Vector& weight, const Vector& bias, float epsilon) {
  Matrix y(x.rows(), x.cols());
  norm_rows(x, y, weight.data(), bias.data(), epsilon);
  return y;
}

void rms_norm(MutableMatrixView x, const Vector& weight, float epsilon) { norm_rows(x, x, weight.data(), nullptr, epsilon); }

}  // namespace headlight
