#include "core/math/activation.h"

namespace headlight {

std::string_view name(Activation activation) {
  constexpr std::string_view names[] = {"relu", "relu_squared", "gelu", "gelu_tanh", "gelu_sigmoid", "silu", "tanh"};
  return names[static_cast<std::size_t>(activation)];
}

}  // namespace headlight
