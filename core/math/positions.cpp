#include "core/math/positions.h"

#include <cassert>
#include <cmath>

namespace headlight {

namespace {

using Row = Eigen::Array<float, 1, Eigen::Dynamic>;
using EverySecond = Eigen::Map<Row, 0, Eigen::InnerStride<2>>;

/// 10000^(-2c/d) for each pair c.
Row frequencies(Index pairs) {
  const double step = -std::log(10000.0) / static_cast<double>(pairs);
  return Row::NullaryExpr(pairs, [&](Index c) { return static_cast<float>(std::exp(static_cast<double>(c) * step)); });
}

}  // namespace

void add_sinusoidal_positions(MutableMatrixView x, Index first, SineOrder order) {
  assert(x.cols() % 2 == 0);
  const Index pairs = x.cols() / 2;
  const Row frequency = frequencies(pairs);
  for (Index row = 0; row < x.rows(); ++row) {
    const Row angle = static_cast<float>(first + row) * frequency;
    if (order == SineOrder::pairs) {
      EverySecond(x.row(row).data(), pairs) += angle.sin();
      EverySecond(x.row(row).data() + 1, pairs) += angle.cos();
    } else {
      x.row(row).head(pairs).array() += angle.sin();
      x.row(row).tail(pairs).array() += angle.cos();
    }
  }
}

}  // namespace headlight
