#include "core/nn/head_attention.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/math/product_eigen.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

struct Result {
  Matrix weights, output;
};

Result fast(const Matrix& queries, const Matrix& keys, const Matrix& values, const Mask& mask) {
  Result result{Matrix(queries.rows(), keys.rows()), Matrix(queries.rows(), values.cols())};
  attend({queries, keys, values, result.weights.data(), result.output.data(), result.output.outerStride()}, mask, {});
  return result;
}

/// The slow twin: all scores, then all weights, then all outputs.
Result slow(const Matrix& queries, const Matrix& keys, const Matrix& values, const Mask& mask) {
  Result result{Matrix(queries.rows(), keys.rows()), Matrix(queries.rows(), values.cols())};
  product_eigen(queries, keys, result.weights, {.alpha = 1 / std::sqrt(static_cast<float>(keys.cols())), .transpose = true});
  softmax_rows(result.weights, mask);
  product_eigen(result.weights, values, result.output);
  return result;
}

}  // namespace

TEST_CASE("a head's weights and output equal those of the slow twin for every size and mask") {
  const Eigen::ArrayX<bool> hidden = Eigen::ArrayXf::Random(140) > .3F;
  for (const Index n : {1, 5, 12, 13, 40, 128})
    for (const Index earlier : {0, 3})
      for (const Index width : {4, 32, 64, 80})
        for (const bool causal : {false, true})
          for (const bool hides : {false, true}) {
            const Index m = n + earlier;
            CAPTURE(n);
            CAPTURE(m);
            CAPTURE(width);
            CAPTURE(causal);
            CAPTURE(hides);
            const Matrix queries = Matrix::Random(n, width) * 3, keys = Matrix::Random(m, width),
                         values = Matrix::Random(m, width);
            Mask mask{.causal = causal, .first_query = earlier};
            if (hides) mask.hidden = {hidden.data(), static_cast<std::size_t>(m)};
            const Result found = fast(queries, keys, values, mask), expected = slow(queries, keys, values, mask);
            CHECK(tiny::difference(found.weights, expected.weights) < 1e-6F);
            CHECK(tiny::difference(found.output, expected.output) < 1e-5F);
            CHECK(((expected.weights.array() != 0) || (found.weights.array() == 0)).all());  // masked means exactly 0
          }
}

TEST_CASE("rows of causal attention are the same to the last bit whether or not earlier rows are computed with them") {
  const Matrix queries = Matrix::Random(45, 32), keys = Matrix::Random(45, 32), values = Matrix::Random(45, 32);
  const Result all = fast(queries, keys, values, {.causal = true});
  for (const Index known : {1, 7, 30, 44}) {
    const Result rest = fast(queries.bottomRows(45 - known), keys, values, {.causal = true, .first_query = known});
    CHECK(rest.weights == all.weights.bottomRows(45 - known));
    CHECK(rest.output == all.output.bottomRows(45 - known));
  }
}

TEST_CASE("nobody needs to want the weights, or the output") {
  const Matrix queries = Matrix::Random(20, 32), keys = Matrix::Random(30, 32), values = Matrix::Random(30, 32);
  Matrix output(20, 32);
  attend({queries, keys, values, nullptr, output.data(), 32}, {}, {});
  CHECK(output == fast(queries, keys, values, {}).output);
  Matrix weights(20, 30);
  attend({queries, keys, keys, weights.data(), nullptr, 0}, {}, {});
  CHECK(weights == fast(queries, keys, values, {}).weights);
}
