#include "core/math/layer_norm.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("a normed row has mean 0 and variance 1 before weight and bias") {
  const Matrix y = layer_norm(Matrix::Random(5, 64) * 30, Vector::Ones(64), Vector::Zero(64), 1e-5F);
  CHECK(y.rowwise().mean().cwiseAbs().maxCoeff() < 1e-5F);
  CHECK((y.rowwise().squaredNorm().array() / 64 - 1).abs().maxCoeff() < 1e-4F);
}

TEST_CASE("weight scales and bias shifts each column") {
  Matrix x(1, 2);
  x << 1, 3;
  Vector weight(2), bias(2);
  weight << 2, 3;
  bias << 10, 20;
  const Matrix y = layer_norm(x, weight, bias, 0);
  CHECK(y(0, 0) == doctest::Approx(8));   // -1 * 2 + 10
  CHECK(y(0, 1) == doctest::Approx(23));  //  1 * 3 + 20
}

TEST_CASE("a constant row becomes the bias, however large the constant") {
  const Vector bias = Vector::Random(8);
  const Matrix y = layer_norm(Matrix::Constant(2, 8, 1e6F), Vector::Ones(8), bias, 1e-5F);
  CHECK((y.rowwise() - bias.transpose()).cwiseAbs().maxCoeff() < 1e-6F);
}

TEST_CASE("an RMS norm leaves rows with a mean square of 1, times the weight, and does not move their mean to 0") {
  Matrix x = Matrix::Random(3, 64).array() * 30 + 10;
  const Matrix before = x;
  rms_norm(x, Vector::Constant(64, 2), 1e-6F);
  CHECK((x.rowwise().squaredNorm().array() / 64 - 4).abs().maxCoeff() < 1e-4F);
  CHECK((x.array() / before.array()).row(1).maxCoeff() == doctest::Approx((x.array() / before.array()).row(1).minCoeff()));
}
