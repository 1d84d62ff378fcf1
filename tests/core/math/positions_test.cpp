#include "core/math/positions.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace headlight;

TEST_CASE("positions are the sines and cosines of Vaswani et al., interleaved") {
  for (const Index d : {2, 6, 256}) {
    Matrix x = Matrix::Zero(500, d);
    add_sinusoidal_positions(x);
    double largest = 0;
    for (Index position = 0; position < 500; ++position)
      for (Index pair = 0; pair < d / 2; ++pair) {
        const double angle =
            static_cast<double>(position) / std::pow(10000.0, 2.0 * static_cast<double>(pair) / static_cast<double>(d));
        largest = std::max({largest, std::abs(x(position, 2 * pair) - std::sin(angle)),
                            std::abs(x(position, 2 * pair + 1) - std::cos(angle))});
      }
    CHECK(largest < 5e-5);
  }
}

TEST_CASE("positions are added, and may start in the middle") {
  Matrix all = Matrix::Constant(9, 8, 5), tail = Matrix::Constant(4, 8, 5);
  add_sinusoidal_positions(all);
  add_sinusoidal_positions(tail, 5);
  CHECK(all.bottomRows(4) == tail);
  CHECK(all(0, 0) == 5);  // sin 0
  CHECK(all(0, 1) == 6);  // cos 0
}

TEST_CASE("the same sines and cosines may lie in two halves") {
  Matrix pairs = Matrix::Zero(20, 6), halves = pairs;
  add_sinusoidal_positions(pairs, 3);
  add_sinusoidal_positions(halves, 3, SineOrder::halves);
  for (Index pair = 0; pair < 3; ++pair) {
    CHECK(halves.col(pair) == pairs.col(2 * pair));
    CHECK(halves.col(3 + pair) == pairs.col(2 * pair + 1));
  }
}
