#include "core/math/activation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace headlight;

TEST_CASE("relu keeps what is positive") {
  Matrix x(1, 3);
  x << -2, 0, 3;
  activate(x, Activation::relu);
  CHECK(x == (Matrix(1, 3) << 0, 0, 3).finished());
}

TEST_CASE("gelu equals its definition in double precision to 1e-6 of its input's size") {
  Matrix x(1, 16001);
  x = Eigen::RowVectorXf::LinSpaced(16001, -8, 8);
  Matrix y = x;
  activate(y, Activation::gelu);
  double largest = 0;
  for (Index i = 0; i < x.size(); ++i) {
    const double input = static_cast<double>(x(i));
    largest = std::max(largest, std::abs(y(i) - input * (1 + std::erf(input * std::sqrt(.5))) / 2) / (1 + std::abs(input)));
  }
  CHECK(largest < 1e-6);
}

TEST_CASE("gelu is x times the normal distribution function") {
  Matrix x(1, 5);
  x << -10, -1, 0, 1, 10;
  activate(x, Activation::gelu);
  CHECK(x(0) == doctest::Approx(0));
  CHECK(x(1) == doctest::Approx(-0.15865525));  // -Φ(-1)
  CHECK(x(2) == 0);
  CHECK(x(3) == doctest::Approx(0.84134475));  // Φ(1); the tanh estimate gives 0.84119
  CHECK(x(4) == doctest::Approx(10));
}
