#include "core/math/kernels.h"

namespace headlight {

namespace avx512 {
extern const Kernels kernels;
}
namespace avx2 {
extern const Kernels kernels;
}
namespace sse2 {
extern const Kernels kernels;
}

KernelSets available_kernels() {
  KernelSets sets{};
  if (__builtin_cpu_supports("avx512f")) sets.set[sets.count++] = &avx512::kernels;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets.set[sets.count++] = &avx2::kernels;
  sets.set[sets.count++] = &sse2::kernels;
  return sets;
}

const Kernels& kernels() {
  static const Kernels& best = *available_kernels().set[0];
  return best;
}

}  // namespace headlight
