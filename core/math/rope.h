#pragma once

#include <vector>

#include "core/math/matrix.h"

namespace headlight {

enum class RopeScaling { none, linear, llama3, dynamic, yarn, longrope };

/// Rotary positions (Su et al. 2021, section 3.2): which angle each pair of a head's columns turns by from one position to
/// the next. Column c < k/2 makes a pair with column c + k/2, and turns by theta^(-2c/k) before scaling:
///   linear    divided by `factor` (Chen et al. 2023)
///   llama3    divided by `factor` where a turn takes more than original / low_factor positions, kept where it takes less
///             than original / high_factor, and a blend between (Llama 3.1's released code)
///   dynamic   like none up to `original` positions; beyond, theta grows with the text (dynamic NTK)
///   yarn      like llama3 with high_factor 32, but blended evenly from pair to pair (Peng et al. 2023, section 3.2)
///   longrope  each pair divided by its own factor, a short one up to `original` positions (Ding et al. 2024)
struct Rope {
  float theta = 10000;
  RopeScaling scaling = RopeScaling::none;
  float factor = 1, low_factor = 1, high_factor = 4;
  int original = 0;         // positions that the model was trained on before it was stretched
  bool whole_pairs = true;  // yarn: the blend begins and ends at a pair, not between two
  float attention = 1;      // queries and keys grow by this as they turn
  std::vector<float> short_factors = {}, long_factors = {};  // (k/2)
};

/// Cosines and sines of n positions from `first` on, (n, k/2) each. `width` k is even.
class Rotation {
 public:
  Rotation() = default;  // turns nothing
  Rotation(const Rope& rope, Index width, Index first, Index count);

  /// Turns every head's columns of each row: x (n, heads k), in place.
  void apply(MutableMatrixView x) const;

 private:
  Matrix cosines_, sines_;
};

}  // namespace headlight
