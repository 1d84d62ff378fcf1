#pragma once

#include <string_view>

namespace headlight {

/// What a feed-forward network bends its inner states with.
enum class Activation {
  relu,          // max(0, x)
  relu_squared,  // max(0, x)² (So et al. 2021)
  gelu,          // x Φ(x), Φ the normal distribution function (Hendrycks & Gimpel 2016, equation 1)
  gelu_tanh,     // x (1 + tanh(√(2/π) (x + .044715 x³))) / 2, the same paper's estimate
  gelu_sigmoid,  // x σ(1.702 x), its other estimate
  silu,          // x σ(x), also called swish
  tanh,
};

std::string_view name(Activation activation);  // "relu", "gelu_tanh", …

}  // namespace headlight
