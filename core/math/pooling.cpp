#include "core/math/pooling.h"

#include <algorithm>
#include <cmath>

namespace headlight {
namespace {

/// How many values a side become one.
Index block(Index values, Index most) { return std::max<Index>((values + most - 1) / most, 1); }

/// The value furthest from 0; NaN only when there is nothing else.
float strongest(const MatrixView& block) {
  const float high = block.maxCoeff<Eigen::PropagateNumbers>(), low = block.minCoeff<Eigen::PropagateNumbers>();
  return -low > high ? low : high;
}

float stronger(float a, float b) { return std::isnan(a) || std::abs(b) > std::abs(a) ? b : a; }

}  // namespace

Pooled pool(const MatrixView& values, Index most) {
  const Index down = block(values.rows(), most), across = block(values.cols(), most);
  if (down * across == 1) return {values, 1};
  Pooled result{Matrix((values.rows() + down - 1) / down, (values.cols() + across - 1) / across), down * across};
  for (Index row = 0; row < result.values.rows(); ++row)
    for (Index column = 0; column < result.values.cols(); ++column) {
      const Index top = row * down, left = column * across;
      result.values(row, column) =
          strongest(values.block(top, left, std::min(down, values.rows() - top), std::min(across, values.cols() - left)));
    }
  return result;
}

Matrix halved(const Matrix& values) {
  const Index rows = (values.rows() + 1) / 2, columns = (values.cols() + 1) / 2;
  Matrix result(rows, columns);
  for (Index row = 0; row < rows; ++row) {
    const auto upper = values.row(2 * row), lower = values.row(std::min(2 * row + 1, values.rows() - 1));
    for (Index column = 0; column < columns; ++column) {
      const Index left = 2 * column, right = std::min(left + 1, values.cols() - 1);
      result(row, column) = stronger(stronger(upper[left], upper[right]), stronger(lower[left], lower[right]));
    }
  }
  return result;
}

}  // namespace headlight
