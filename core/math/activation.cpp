#include "core/math/activation.h"

#include <numbers>
#include <unsupported/Eigen/SpecialFunctions>

namespace headlight {
namespace {

constexpr float root_half = 1 / std::numbers::sqrt2_v<float>;
constexpr float root_two_over_pi = 2 * std::numbers::inv_sqrtpi_v<float> * root_half;

}  // namespace

std::string_view name(Activation activation) {
  constexpr std::string_view names[] = {"relu", "relu_squared", "gelu", "gelu_tanh", "gelu_sigmoid", "silu", "tanh"};
  return names[static_cast<std::size_t>(activation)];
}

void activate(Matrix& x, Activation activation) {
  auto values = x.array();
  switch (activation) {
    case Activation::relu:
      values = values.max(0.F);
      return;
    case Activation::relu_squared:
      values = values.max(0.F).square();
      return;
    case Activation::gelu:
      values *= (1 + (values * root_half).erf()) / 2;
      return;
    case Activation::gelu_tanh:
      values *= (1 + (root_two_over_pi * (values + .044715F * values.cube())).tanh()) / 2;
      return;
    case Activation::gelu_sigmoid:
      values /= 1 + (-1.702F * values).exp();
      return;
    case Activation::silu:
      values /= 1 + (-values).exp();
      return;
    case Activation::tanh:
      values = values.tanh();
      return;
  }
}

}  // namespace headlight
