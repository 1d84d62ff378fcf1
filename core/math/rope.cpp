#include "core/math/rope.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace headlight {
namespace {

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

double theta_of(const Rope& rope, Index width, Index positions) {
  const double theta = static_cast<double>(rope.theta), factor = static_cast<double>(rope.factor);
  if (rope.scaling != RopeScaling::dynamic || positions <= rope.original || width <= 2) return theta;
  const double stretch = factor * static_cast<double>(positions) / rope.original - (factor - 1);
  return theta * std::pow(stretch, static_cast<double>(width) / static_cast<double>(width - 2));
}

double llama3(double frequency, const Rope& rope) {
  const double turns = rope.original * frequency / (2 * std::numbers::pi);  // within the original context
  const double low = static_cast<double>(rope.low_factor), high = static_cast<double>(rope.high_factor);
  const double kept = std::clamp((turns - low) / (high - low), 0., 1.);
  return frequency * (kept + (1 - kept) / static_cast<double>(rope.factor));
}

Row pairs(Index width) { return Row::LinSpaced(width / 2, 0, static_cast<double>(width / 2 - 1)); }

/// Which pair, or where between two, makes so many turns within the original context.
double pair_with(float turns, const Rope& rope, Index width) {
  const double radians = 2 * std::numbers::pi * static_cast<double>(turns);
  return static_cast<double>(width) * std::log(rope.original / radians) / (2 * std::log(static_cast<double>(rope.theta)));
}

Row yarn(const Row& frequency, const Rope& rope, Index width) {
  double first = pair_with(rope.high_factor, rope, width), last = pair_with(rope.low_factor, rope, width);
  if (rope.whole_pairs) first = std::floor(first), last = std::ceil(last);
  first = std::max(first, 0.), last = std::min(last, static_cast<double>(width - 1));
  if (first == last) last += .001;
  const Row divided = ((pairs(width) - first) / (last - first)).cwiseMax(0).cwiseMin(1);
  return frequency * (1 - divided + divided / static_cast<double>(rope.factor));
}

Row longrope(const Row& frequency, const Rope& rope, Index positions) {
  const std::vector<float>& factors = positions > rope.original ? rope.long_factors : rope.short_factors;
  assert(static_cast<Index>(factors.size()) == frequency.size());
  return frequency / Eigen::Map<const Eigen::ArrayXf>(factors.data(), frequency.size()).transpose().cast<double>();
}

/// theta^(-2c/k), rounded where PyTorch rounds: these very numbers are what checkpoints were trained with.
double frequency(double theta, Index pair, Index width) {
  const float exponent = static_cast<float>(2 * pair) / static_cast<float>(width);
  return static_cast<double>(1 / static_cast<float>(std::pow(theta, static_cast<double>(exponent))));
}

/// Radians a position for each pair, rounded to float as released models were trained with.
Row frequencies(const Rope& rope, Index width, Index positions) {
  const double theta = static_cast<double>(static_cast<float>(theta_of(rope, width, positions)));
  Row row(width / 2);
  for (Index pair = 0; pair < row.size(); ++pair) row[pair] = frequency(theta, pair, width);
  if (rope.scaling == RopeScaling::linear) row /= static_cast<double>(rope.factor);
  if (rope.scaling == RopeScaling::llama3) row = row.unaryExpr([&](double frequency) { return llama3(frequency, rope); });
  if (rope.scaling == RopeScaling::yarn) row = yarn(row, rope, width);
  if (rope.scaling == RopeScaling::longrope) row = longrope(row, rope, positions);
  return row.cast<float>().cast<double>();
}

}  // namespace

Rotation::Rotation(const Rope& rope, Index width, Index first, Index count)
    : cosines_(count, width / 2), sines_(count, width / 2) {
  assert(width % 2 == 0);
  const Row frequency = frequencies(rope, width, first + count);
  for (Index row = 0; row < count; ++row) {
    const Row angle = (static_cast<double>(first + row) * frequency).cast<float>().cast<double>();
    cosines_.row(row) = angle.cos().matrix().cast<float>() * rope.attention;
    sines_.row(row) = angle.sin().matrix().cast<float>() * rope.attention;
  }
}

void Rotation::apply(MutableMatrixView x) const {
  const Index half = cosines_.cols();
  if (half == 0) return;
  Eigen::Array<float, 1, Eigen::Dynamic> left(half);
  for (Index row = 0; row < x.rows(); ++row)
    for (Index begin = 0; begin < x.cols(); begin += 2 * half) {
      auto a = x.row(row).segment(begin, half).array(), b = x.row(row).segment(begin + half, half).array();
      const auto cosine = cosines_.row(row).array(), sine = sines_.row(row).array();
      left = a * cosine - b * sine;
      b = b * cosine + a * sine;
      a = left;
    }
}

}  // namespace headlight
