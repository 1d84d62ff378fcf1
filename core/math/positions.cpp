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

void add_sinusoidal_positions(MutableMatrixView x, Index first) {
  assert(x.cols() % 2 == 0);
  const Index pairs = x.cols() / 2;
  const Row frequency = frequencies(pairs);
  for (Index row = 0; row < x.rows(); ++row) {
    const Row angle = static_cast<float>(first + row) * frequency;
    EverySecond(x.row(row).data(), pairs) += angle.sin();
    EverySecond(x.row(row).data() + 1, pairs) += angle.cos();
  }
}

}  // namespace headlight
