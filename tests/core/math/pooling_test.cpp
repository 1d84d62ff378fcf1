#include "core/math/pooling.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace headlight;

TEST_CASE("a matrix that is small enough stays as it is") {
  const Matrix values = Matrix::Random(5, 7);
  const Pooled pooled = pool(values, 7);
  CHECK(pooled.cells == 1);
  CHECK(pooled.values == values);
}

TEST_CASE("a single strong link survives, whatever the factor") {
  for (const Index most : {2, 3, 7, 64}) {
    Matrix values = Matrix::Constant(200, 200, .01F);
    values(123, 45) = .9F;
    const Pooled pooled = pool(values, most);
    CHECK(pooled.values.rows() <= most);
    CHECK(pooled.values.maxCoeff() == .9F);
  }
}

TEST_CASE("differences keep their sign: the value furthest from 0 stands for its block") {
  Matrix values = Matrix::Constant(4, 4, .2F);
  values(1, 1) = -.7F;
  CHECK(pool(values, 2).values(0, 0) == -.7F);
  CHECK(pool(values, 2).cells == 4);
}

TEST_CASE("blank cells count as nothing, and blocks of them stay blank") {
  Matrix values = Matrix::Constant(4, 2, std::nanf(""));
  values(0, 0) = .3F;
  const Pooled pooled = pool(values, 2);
  CHECK(pooled.values(0, 0) == .3F);
  CHECK(std::isnan(pooled.values(1, 0)));
}

TEST_CASE("halving keeps the value furthest from 0 of each two by two, whatever is left at the edges") {
  Matrix values = Matrix::Constant(5, 3, .1F);
  values(4, 2) = -.5F, values(0, 1) = .3F, values(2, 0) = std::nanf("");
  const Matrix half = halved(values);
  REQUIRE(half.rows() == 3);
  REQUIRE(half.cols() == 2);
  CHECK(half(0, 0) == .3F);
  CHECK(half(2, 1) == -.5F);
  CHECK(half(1, 0) == .1F);
}
