#include "core/math/activation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/math/kernels.h"
#include "core/math/matrix.h"

using namespace headlight;

namespace {

void activate(Matrix& x, Activation activation) { kernels().activate(activation, x.data(), x.cols(), x.rows(), x.cols()); }

}  // namespace

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

TEST_CASE("every activation equals its definition in double precision") {
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  const auto expected = [&](Activation activation, double x) {
    switch (activation) {
      case Activation::relu_squared:
        return x > 0 ? x * x : 0;
      case Activation::gelu_tanh:
        return x * (1 + std::tanh(std::sqrt(2 / 3.14159265358979) * (x + .044715 * x * x * x))) / 2;
      case Activation::gelu_sigmoid:
        return x * sigmoid(1.702 * x);
      case Activation::silu:
        return x * sigmoid(x);
      default:
        return std::tanh(x);
    }
  };
  for (const Activation activation :
       {Activation::relu_squared, Activation::gelu_tanh, Activation::gelu_sigmoid, Activation::silu, Activation::tanh}) {
    CAPTURE(name(activation));
    Matrix y = Eigen::RowVectorXf::LinSpaced(4001, -100, 100);
    const Matrix x = y;
    activate(y, activation);
    double largest = 0;
    for (Index i = 0; i < x.size(); ++i) {
      const double input = static_cast<double>(x(i)), value = expected(activation, input);
      largest = std::max(largest, std::abs(y(i) - value) / (1 + std::abs(value)));
    }
    CHECK(largest < 2e-6);
  }
}
