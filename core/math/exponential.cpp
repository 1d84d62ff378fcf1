#include "core/math/exponential.h"

#include <bit>
#include <cstdint>

namespace headlight {
namespace {

/// exp(x) = 2^n exp(r) with n = round(x / ln 2), and r = x - n ln 2 small enough for a polynomial (Cephes, expf.c: its
/// coefficients, and its ln 2 in two parts). Without branches or calls, so that loops over it become vector code.
[[gnu::always_inline]] inline float exponential(float x) {
  constexpr float to_integer = 0x1.8p23F;  // added, it leaves the nearest integer in the last bits
  x = x > -87.F ? x : -87.F;
  const float shifted = x * 1.44269504F + to_integer, n = shifted - to_integer;
  const float r = x - n * 0.693359375F + n * 2.12194440e-4F;
  const float polynomial =
      ((((1.9875691500e-4F * r + 1.3981999507e-3F) * r + 8.3334519073e-3F) * r + 4.1665795894e-2F) * r + 1.6666665459e-1F) *
          r +
      5.0000001201e-1F;
  const std::int32_t power = std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(to_integer);
  return (polynomial * r * r + r + 1) * std::bit_cast<float>((power + 127) << 23);
}

[[gnu::always_inline]] inline void apply(float* values, Index count, float shift) {
  for (Index i = 0; i < count; ++i) values[i] = exponential(values[i] - shift);
}

[[gnu::target("avx512f,prefer-vector-width=512")]] void with_avx512(float* values, Index count, float shift) {
  apply(values, count, shift);
}
[[gnu::target("avx2,fma")]] void with_avx2(float* values, Index count, float shift) { apply(values, count, shift); }
void with_sse2(float* values, Index count, float shift) { apply(values, count, shift); }

auto widest() {
  if (__builtin_cpu_supports("avx512f")) return with_avx512;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? with_avx2 : with_sse2;
}

}  // namespace

void exponentials(float* values, Index count, float shift) {
  static const auto best = widest();
  best(values, count, shift);
}

}  // namespace headlight
