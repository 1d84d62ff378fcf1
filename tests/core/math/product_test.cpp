#include "core/math/product.h"

#include <doctest/doctest.h>

#include "core/math/parallel.h"
#include "core/math/product_eigen.h"

using namespace headlight;

namespace {

/// A block inside a wider matrix, so that the distance between rows is not the number of columns.
struct Strided {
  Strided(Index rows, Index columns, Index stride) : all(Matrix::Random(rows, columns + stride)), stride_(stride) {}
  auto block() { return all.middleCols(stride_ / 2, all.cols() - stride_); }

  Matrix all;

 private:
  Index stride_;
};

/// Fast minus slow, over the largest that rounding can make of `inner` products.
void compare(Index n, Index m, Index inner, Index stride, ProductOptions options) {
  CAPTURE(n);
  CAPTURE(m);
  CAPTURE(inner);
  CAPTURE(stride);
  CAPTURE(options.transpose);
  CAPTURE(options.accumulate);
  Strided a(n, inner, stride), c(n, m, stride),
      b = options.transpose ? Strided(m, inner, stride) : Strided(inner, m, stride);
  Strided expected = c;
  product(a.block(), b.block(), c.block(), options);
  product_eigen(a.block(), b.block(), expected.block(), options);
  const float difference = (c.all - expected.all).cwiseAbs().maxCoeff();  // the border included: nothing writes there
  CHECK(difference <= 2e-7F * static_cast<float>(inner + 4));
}

}  // namespace

TEST_CASE("the fast product equals its slow twin for every shape, stride and option") {
  for (const Index n : {1, 2, 3, 8, 17, 64})
    for (const Index m : {1, 5, 32, 65})
      for (const Index inner : {1, 7, 32, 100})
        for (const Index stride : {0, 3, 64})
          for (const bool transpose : {false, true}) compare(n, m, inner, stride, {.5F, transpose, stride == 3});
}

TEST_CASE("the fast product equals its slow twin at the sizes of the translator") {
  for (const Index n : {1, 16, 130})
    for (const bool transpose : {false, true})
      for (const bool accumulate : {false, true}) compare(n, 1024, 256, 0, {1, transpose, accumulate});
}

TEST_CASE("a product over nothing is zero, or leaves what it accumulates to") {
  Matrix c = Matrix::Ones(2, 3);
  product(Matrix(2, 0), Matrix(0, 3), c, {.accumulate = true});
  CHECK(c == Matrix::Ones(2, 3));
  product(Matrix(2, 0), Matrix(0, 3), c);
  CHECK(c == Matrix::Zero(2, 3));
}

TEST_CASE("one thread computes what two do") {
  const Matrix a = Matrix::Random(96, 256), b = Matrix::Random(256, 256);
  Matrix two(96, 256), one(96, 256);
  product(a, b, one);
  set_threads(2);
  product(a, b, two);
  set_threads(1);
  CHECK((one - two).cwiseAbs().maxCoeff() < 1e-4F);
}
