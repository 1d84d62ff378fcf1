#include "core/math/exponential.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace headlight;

TEST_CASE("exponentials equal the standard library's in double precision to 3e-7") {
  for (const float shift : {0.F, 2.5F, -30.F}) {
    Vector values = Vector::LinSpaced(20'001, shift - 86, shift + 1);
    const Eigen::ArrayXd expected = (values.cast<double>().array() - static_cast<double>(shift)).exp();
    exponentials(values.data(), values.size(), shift);
    CHECK((values.cast<double>().array() / expected - 1).abs().maxCoeff() < (shift == 0 ? 3e-7 : 1e-5));
  }
}

TEST_CASE("the exponential of the shift itself is exactly 1, wherever it stands in the row") {
  for (Index count = 1; count < 40; ++count) {
    Vector values = Vector::Constant(count, 7);
    exponentials(values.data(), count, 7);
    CHECK(values == Vector::Ones(count));
  }
}

TEST_CASE("what is far below the shift becomes next to nothing, and nothing is written behind the row") {
  Vector values(3);
  values << -1e30F, -INFINITY, 5;
  exponentials(values.data(), 2, 0);
  CHECK(values.head(2).maxCoeff() < 1e-37F);
  CHECK(values.head(2).minCoeff() >= 0);
  CHECK(values[2] == 5);
}
