#include "core/math/softmax.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

using namespace headlight;

TEST_CASE("softmax is exp(s) / sum exp(s)") {
  Matrix weights(1, 3);
  weights << 0, std::log(2.F), std::log(5.F);
  softmax_rows(weights);
  CHECK(weights(0, 0) == doctest::Approx(.125));
  CHECK(weights(0, 1) == doctest::Approx(.25));
  CHECK(weights(0, 2) == doctest::Approx(.625));
}

TEST_CASE("log softmax is s - log sum exp(s), also where softmax is 0") {
  Matrix scores(1, 3);
  scores << 0, std::log(2.F), std::log(5.F);
  const Vector logarithms = log_softmax(scores);
  CHECK(logarithms[0] == doctest::Approx(std::log(.125)));
  CHECK(logarithms[1] == doctest::Approx(std::log(.25)));
  CHECK(logarithms[2] == doctest::Approx(std::log(.625)));
  scores << 1e4F, 1e4F, -1e4F;
  CHECK(log_softmax(scores)[0] == doctest::Approx(std::log(.5)));
  CHECK(log_softmax(scores)[2] == doctest::Approx(-2e4 + std::log(.5)));
}

TEST_CASE("rows sum to 1 for scores that would overflow or vanish") {
  for (const float magnitude : {1e-3F, 1.F, 50.F, 1e4F, 1e30F}) {
    Matrix weights = Matrix::Random(20, 33) * magnitude;
    softmax_rows(weights);
    CHECK(weights.allFinite());
    CHECK((weights.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6F);
  }
}

TEST_CASE("a constant added to a row of scores changes nothing") {
  Matrix scores = Matrix::Random(4, 9), shifted = scores.array() + 8;
  softmax_rows(scores), softmax_rows(shifted);
  CHECK((scores - shifted).cwiseAbs().maxCoeff() < 1e-6F);
}

TEST_CASE("a causal mask leaves row i its first i + 1 keys, counted from the first query") {
  Matrix all = Matrix::Random(6, 6), last_two = all.bottomRows(2);
  softmax_rows(all, {.causal = true});
  softmax_rows(last_two, {.causal = true, .first_query = 4});
  for (Index query = 0; query < 6; ++query) {
    CHECK((all.row(query).tail(5 - query).array() == 0).all());
    CHECK(all.row(query).head(query + 1).minCoeff() > 0);
    CHECK(all.row(query).sum() == doctest::Approx(1));
  }
  CHECK(last_two == all.bottomRows(2));
}

TEST_CASE("hidden keys get exactly 0 however high their scores, and the others share the rest") {
  constexpr std::array<bool, 4> hidden = {true, false, true, false};
  Matrix weights(1, 4);
  weights << 1e30F, 2, std::numeric_limits<float>::infinity(), 2;
  softmax_rows(weights, {.hidden = hidden});
  CHECK(weights(0, 0) == 0);
  CHECK(weights(0, 1) == doctest::Approx(.5));
  CHECK(weights(0, 2) == 0);
  CHECK(weights(0, 3) == doctest::Approx(.5));
}

TEST_CASE("a row that may look at nothing is all zeros") {
  constexpr std::array<bool, 3> hidden = {true, true, false};
  Matrix weights = Matrix::Random(3, 3);
  softmax_rows(weights, {.causal = true, .hidden = hidden});
  CHECK((weights.topRows(2).array() == 0).all());
  CHECK(weights(2, 2) == 1);
  Matrix none(2, 0);
  softmax_rows(none);
}
