#include "core/math/activation.h"

#include <numbers>
#include <unsupported/Eigen/SpecialFunctions>

namespace headlight {

void relu(Matrix& x) { x = x.cwiseMax(0.F); }

void gelu(Matrix& x) {
  constexpr float scale = 1 / std::numbers::sqrt2_v<float>;
  x.array() *= (1 + (x.array() * scale).erf()) / 2;
}

}  // namespace headlight
