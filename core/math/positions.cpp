#include "core/math/positions.h"

#include <cassert>
#include <cmath>

namespace headlight {

void add_sinusoidal_positions(MutableMatrixView x, Index first) {
  const Index pairs = x.cols() / 2;
  assert(x.cols() == 2 * pairs);
  const Eigen::ArrayXf frequency = (Eigen::ArrayXd::LinSpaced(pairs, 0, static_cast<double>(pairs - 1)) *
                                    (-std::log(10000.0) / static_cast<double>(pairs)))
                                       .exp()
                                       .cast<float>();
  Eigen::ArrayXf angle(pairs);
  for (Index row = 0; row < x.rows(); ++row) {
    angle = static_cast<float>(first + row) * frequency;
    x.row(row)(Eigen::seqN(0, pairs, Eigen::fix<2>)).array() += angle.sin().transpose();
    x.row(row)(Eigen::seqN(1, pairs, Eigen::fix<2>)).array() += angle.cos().transpose();
  }
}

}  // namespace headlight
