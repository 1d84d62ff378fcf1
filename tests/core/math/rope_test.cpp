#include "core/math/rope.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace headlight;

namespace {

/// Columns c and c + 2 of one head of width 4, turned by hand at one position.
Matrix by_hand(const Matrix& row, double first, double second) {
  Matrix turned = row;
  for (const auto& [column, angle] : {std::pair<Index, double>{0, first}, {1, second}}) {
    const float cosine = static_cast<float>(std::cos(angle)), sine = static_cast<float>(std::sin(angle));
    turned(0, column) = row(0, column) * cosine - row(0, column + 2) * sine;
    turned(0, column + 2) = row(0, column + 2) * cosine + row(0, column) * sine;
  }
  return turned;
}

Matrix turned(const Matrix& row, const Rope& rope, Index position) {
  Matrix result = row;
  Rotation(rope, 4, position, 1).apply(result);
  return result;
}

float difference(const Matrix& a, const Matrix& b) { return (a - b).cwiseAbs().maxCoeff(); }

}  // namespace

TEST_CASE("pairs of columns half a head apart turn by position times theta^(-2c/k)") {
  const Matrix row = Matrix::Random(1, 4);
  CHECK(turned(row, {}, 0) == row);
  CHECK(difference(turned(row, {.theta = 100}, 3), by_hand(row, 3, .3)) < 1e-6F);
  CHECK(difference(turned(row, {.theta = 100, .scaling = RopeScaling::linear, .factor = 2}, 3), by_hand(row, 1.5, .15)) <
        1e-6F);
}

TEST_CASE("llama3 keeps fast pairs, divides slow ones and blends between") {
  const Matrix row = Matrix::Random(1, 4);
  Rope rope{.theta = 1e4F, .scaling = RopeScaling::llama3, .factor = 8, .low_factor = 1, .high_factor = 4, .original = 64};
  CHECK(difference(turned(row, rope, 3), by_hand(row, 3, .03 / 8)) < 1e-6F);  // 10 turns and .1 turns in 64 positions
  rope.theta = 16;  // the slow pair turns 64 / 4 / 2π = 2.546 times
  const double kept = (64 / 4. / (2 * 3.14159265358979) - 1) / 3;
  CHECK(difference(turned(row, rope, 3), by_hand(row, 3, .75 * (kept + (1 - kept) / 8))) < 1e-6F);
}

TEST_CASE("dynamic scaling changes nothing up to the original length and slows the turns beyond it") {
  const Matrix row = Matrix::Random(1, 4);
  const Rope rope{.theta = 100, .scaling = RopeScaling::dynamic, .factor = 2, .original = 10};
  CHECK(turned(row, rope, 9) == turned(row, {.theta = 100}, 9));
  const double theta = 100 * std::pow(2 * 20 / 10. - 1, 4 / 2.);
  CHECK(difference(turned(row, rope, 19), by_hand(row, 19, 19 / std::sqrt(theta))) < 1e-5F);
}

TEST_CASE("yarn blends from pair to pair between two numbers of turns, and lets queries and keys grow") {
  const Matrix row = Matrix::Random(1, 4);
  Rope rope{.theta = 100, .scaling = RopeScaling::yarn, .factor = 4, .low_factor = 1, .high_factor = 32, .original = 64};
  // pair_with(32) = 4 ln(64 / 64π) / 2 ln 100 < 0 -> 0; pair_with(1) = 4 ln(64 / 2π) / 2 ln 100 = 1.008 -> 2, or 1.008
  CHECK(difference(turned(row, rope, 3), by_hand(row, 3, .3 * (.5 + .5 / 4))) < 1e-6F);
  rope.whole_pairs = false;
  const double divided = 1 / (2 * std::log(64 / (2 * 3.14159265358979)) / std::log(100.));
  CHECK(difference(turned(row, rope, 3), by_hand(row, 3, .3 * (1 - divided + divided / 4))) < 1e-6F);
  rope.attention = 2;
  CHECK(turned(row, rope, 0) == 2 * row);
}

TEST_CASE("longrope divides each pair by a factor of its own, another one in long texts") {
  const Matrix row = Matrix::Random(1, 4);
  const Rope rope{
      .theta = 100, .scaling = RopeScaling::longrope, .original = 10, .short_factors = {1, 2}, .long_factors = {3, 4}};
  CHECK(difference(turned(row, rope, 9), by_hand(row, 9, .9 / 2)) < 1e-6F);
  CHECK(difference(turned(row, rope, 10), by_hand(row, 10. / 3, 1. / 4)) < 1e-6F);
}

TEST_CASE("scores of turned queries and keys depend on the distance alone") {
  const Matrix query = Matrix::Random(1, 8), key = Matrix::Random(1, 8);
  const auto score = [&](Index at, Index other) {
    Matrix q = query, k = key;
    Rotation({}, 8, at, 1).apply(q), Rotation({}, 8, other, 1).apply(k);
    return (q * k.transpose())(0, 0);
  };
  CHECK(score(7, 3) == doctest::Approx(score(107, 103)).epsilon(1e-4));
  CHECK(std::abs(score(7, 3) - score(7, 4)) > 1e-4F);
}

TEST_CASE("every head of a row is turned alike, and no rotation turns nothing") {
  Matrix x = Matrix::Random(5, 4).replicate(1, 3);
  Rotation().apply(x);
  Matrix y = x;
  Rotation({}, 4, 2, 5).apply(y);
  CHECK(y.leftCols(4) == y.rightCols(4));
  CHECK(y.leftCols(4) != x.leftCols(4));
}
