#include "core/math/packed.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/math/parallel.h"
#include "core/math/product_eigen.h"
#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("a packed matrix gives back what it was made of, and its copies equal it") {
  for (const Index columns : {1, 31, 32, 33, 100}) {
    const Matrix matrix = Matrix::Random(7, columns);
    const PackedMatrix packed = matrix, copy = packed;
    CHECK(packed.unpacked() == matrix);
    CHECK(copy == packed);
    CHECK(copy == PackedMatrix(matrix));
    CHECK_FALSE(packed == PackedMatrix(matrix * 2));
  }
}

TEST_CASE("products with a packed matrix equal those of the slow twin, for any part of its columns and any threads") {
  for (const Index n : {1, 9, 50, 130})
    for (const Index depth : {5, 256})
      for (const Index begin : {0, 3, 32})
        for (const int team : {1, 2, 5}) {
          CAPTURE(n);
          CAPTURE(depth);
          CAPTURE(begin);
          CAPTURE(team);
          const Matrix a = Matrix::Random(n, depth), b = Matrix::Random(depth, 100);
          const Vector bias = Vector::Random(100);
          Matrix fast = Matrix::Constant(n, 61, 7), slow(n, 60);
          set_threads(team);
          product_packed(a, b, fast.leftCols(60), {.begin = begin, .bias = &bias, .activation = Activation::relu});
          set_threads(1);
          product_eigen(a, b.middleCols(begin, 60), slow);
          slow = (slow.rowwise() + bias.segment(begin, 60).transpose()).cwiseMax(0.F);
          CHECK(tiny::difference(fast.leftCols(60), slow) < 2e-7F * static_cast<float>(depth + 4));
          CHECK((fast.col(60).array() == 7).all());
        }
}

TEST_CASE("a product that is asked to stop throws") {
  std::stop_source source;
  source.request_stop();
  const std::stop_token stop = source.get_token();
  Matrix c(3, 40);
  CHECK_THROWS_AS(product_packed(Matrix::Ones(3, 4), PackedMatrix(Matrix::Ones(4, 40)), c, {.stop = &stop}), Cancelled);
}
