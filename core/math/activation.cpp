#include "core/math/activation.h"

#include <cmath>
#include <numbers>

namespace headlight {

void relu(Matrix& x) { x = x.cwiseMax(0.F); }

void gelu(Matrix& x) {
  constexpr float scale = 1 / std::numbers::sqrt2_v<float>;
  x = x.unaryExpr([](float value) { return value * (1 + std::erf(value * scale)) / 2; });
}

}  // namespace headlight
