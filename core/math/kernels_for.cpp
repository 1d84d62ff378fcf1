// Compiled once for each set of instructions, in a namespace of its name (core/CMakeLists.txt). It must include nothing
// whose compiled code the rest of the program shares, or the linker might pick a version that an older CPU cannot run.
#include <immintrin.h>

#include <cfloat>
#include <cstdint>
#include <cstring>
#include <utility>

#include "core/math/activation.h"
#include "core/math/kernels.h"

namespace headlight::HEADLIGHT_KERNELS {
extern const Kernels kernels;
namespace {

using Size = Kernels::Size;

#if defined(__AVX512F__)
constexpr Size lanes = 16, tile_rows = 12;  // 24 of 32 registers hold sums
constexpr const char* name = "avx512";
#elif defined(__AVX2__)
constexpr Size lanes = 8, tile_rows = 6;  // 12 of 16
constexpr const char* name = "avx2";
#else
constexpr Size lanes = 4, tile_rows = 6;
constexpr const char* name = "sse2";
#endif
constexpr Size panel = 2 * lanes;

typedef float Floats __attribute__((vector_size(lanes * sizeof(float))));
typedef std::int32_t Integers __attribute__((vector_size(lanes * sizeof(float))));
typedef float Anywhere __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

inline Floats load(const float* at) { return *reinterpret_cast<const Anywhere*>(at); }
inline void store(float* at, Floats values) { *reinterpret_cast<Anywhere*>(at) = values; }
inline Floats all(float value) { return value - Floats{}; }
#if defined(__AVX512F__)
inline Floats larger(Floats a, Floats b) { return _mm512_max_ps(a, b); }
inline Floats smaller(Floats a, Floats b) { return _mm512_min_ps(a, b); }
inline void store_past_caches(float* at, Floats values) { _mm512_stream_ps(at, values); }
#elif defined(__AVX2__)
inline Floats larger(Floats a, Floats b) { return _mm256_max_ps(a, b); }
inline Floats smaller(Floats a, Floats b) { return _mm256_min_ps(a, b); }
inline void store_past_caches(float* at, Floats values) { _mm256_stream_ps(at, values); }
#else
inline Floats larger(Floats a, Floats b) { return _mm_max_ps(a, b); }
inline Floats smaller(Floats a, Floats b) { return _mm_min_ps(a, b); }
inline void store_past_caches(float* at, Floats values) { _mm_stream_ps(at, values); }
#endif

template <int by, int... lane>
inline Floats rotated(Floats values, std::integer_sequence<int, lane...>) {
  return __builtin_shufflevector(values, values, (lane + by) % static_cast<int>(lanes)...);
}

/// All lanes combined, half with half.
template <class Combine, int half = lanes / 2>
inline float reduce(Floats values, const Combine& combine) {
  values = combine(values, rotated<half>(values, std::make_integer_sequence<int, lanes>()));
  if constexpr (half > 1)
    return reduce<Combine, half / 2>(values, combine);
  else
    return values[0];
}
inline float sum(Floats values) {
  return reduce(values, [](Floats a, Floats b) { return a + b; });
}

// --- products

/// All sums of a tile stay in registers from the first product to the last. Of b, what comes next is fetched into the first
/// cache; at `next`, `step` floats a row of b, into the second.
template <int rows>
void tile(const float* a, Size a_stride, const float* b, Size depth, const float* bias, float* c, Size c_stride,
          const float* next, Size step) {
  constexpr int groups = (rows + 3) / 4;
  Floats left[rows], right[rows];
  const float* group[groups];  // the next column of every fourth row: more pointers than these would not fit in registers
#pragma GCC unroll 16
  for (int row = 0; row < rows; ++row) {
    left[row] = bias ? load(bias) : Floats{};
    right[row] = bias ? load(bias + lanes) : Floats{};
  }
  for (int i = 0; i < groups; ++i) group[i] = a + 4 * i * a_stride;
  for (Size k = 0; k < depth; ++k, b += panel) {
    const Floats b_left = load(b), b_right = load(b + lanes);
    for (Size line = 0; line < panel; line += 16) __builtin_prefetch(b + 32 * panel + line);
    __builtin_prefetch(next, 0, 2);
    next += step;
#pragma GCC unroll 16
    for (int row = 0; row < rows; ++row) {
      if (row % 4 == 0) asm("" : "+r"(group[row / 4]));  // hides from the compiler how the pointers are related
      const Floats value = all(group[row / 4][row % 4 * a_stride]);
      left[row] += value * b_left;
      right[row] += value * b_right;
    }
#pragma GCC unroll 4
    for (int i = 0; i < groups; ++i) ++group[i];
  }
#pragma GCC unroll 16
  for (int row = 0; row < rows; ++row) {
    store(c + row * c_stride, left[row]);
    store(c + row * c_stride + lanes, right[row]);
  }
}

using Tile = void (*)(const float*, Size, const float*, Size, const float*, float*, Size, const float*, Size);

constexpr Tile tiles[] = {
    tile<1>, tile<2>, tile<3>, tile<4>,  tile<5>,  tile<6>,
#if defined(__AVX512F__)
    tile<7>, tile<8>, tile<9>, tile<10>, tile<11>, tile<12>,
#endif
};
static_assert(sizeof(tiles) / sizeof(Tile) == tile_rows);

/// In strips of as equal heights as there can be, each of which fetches its share of `next`.
void multiply(const float* a, Size a_stride, Size rows, const float* b, Size depth, const float* bias, float* c,
              Size c_stride, const float* next) {
  const Size strips = (rows + tile_rows - 1) / tile_rows, step = next ? (panel + strips - 1) / strips : 0;
  for (Size strip = 0; strip < strips; ++strip) {
    const Size begin = rows * strip / strips, end = rows * (strip + 1) / strips;
    tiles[end - begin - 1](a + begin * a_stride, a_stride, b, depth, bias, c + begin * c_stride, c_stride,
                           next ? next + strip * step * depth : b, step);
  }
}

// --- functions of one value

/// f of each of `count` values; the last few go through a buffer.
template <class F>
inline void transform(float* values, Size count, const F& f) {
  Size i = 0;
  for (; i + lanes <= count; i += lanes) store(values + i, f(load(values + i)));
  if (i == count) return;
  float rest[lanes] = {};
  std::memcpy(rest, values + i, static_cast<std::size_t>(count - i) * sizeof(float));
  store(rest, f(load(rest)));
  std::memcpy(values + i, rest, static_cast<std::size_t>(count - i) * sizeof(float));
}

/// exp(x) = 2^n exp(r) with n = round(x / ln 2), and r = x - n ln 2 small enough for a polynomial (Cephes, expf.c: its
/// coefficients, and its ln 2 in two parts). For x up to 88; what is below -87 counts as -87.
inline Floats exponential(Floats x) {
  constexpr float to_integer = 0x1.8p23F;  // added, it leaves the nearest integer in the last bits
  x = larger(x, all(-87.F));
  const Floats shifted = x * 1.44269504F + to_integer, n = shifted - to_integer;
  const Floats r = x - n * 0.693359375F + n * 2.12194440e-4F;
  Floats polynomial = 1.9875691500e-4F * r + 1.3981999507e-3F;
  polynomial = polynomial * r + 8.3334519073e-3F;
  polynomial = polynomial * r + 4.1665795894e-2F;
  polynomial = polynomial * r + 1.6666665459e-1F;
  polynomial = polynomial * r + 5.0000001201e-1F;
  const Floats power_of_e = polynomial * (r * r) + (r + 1);
#if defined(__AVX512F__)
  return _mm512_scalef_ps(power_of_e, n);
#else
  const Integers power = reinterpret_cast<Integers>(shifted) - 0x4b400000;  // the bits of to_integer
  return power_of_e * reinterpret_cast<Floats>((power + 127) << 23);
#endif
}

inline Floats sigmoid(Floats x) { return 1 / (1 + exponential(smaller(-x, all(87.F)))); }

/// Rational, in odd and even powers (Eigen's coefficients); 1 beyond 4.
inline Floats error_function(Floats x) {
  x = smaller(larger(x, all(-4.F)), all(4.F));
  const Floats x2 = x * x;
  Floats p = x2 * -2.72614225801306e-10F + 2.77068142495902e-08F;
  p = x2 * p + -2.10102402082508e-06F;
  p = x2 * p + -5.69250639462346e-05F;
  p = x2 * p + -7.34990630326855e-04F;
  p = x2 * p + -2.95459980854025e-03F;
  p = x2 * p + -1.60960333262415e-02F;
  Floats q = x2 * -1.45660718464996e-05F + -2.13374055278905e-04F;
  q = x2 * q + -1.68282697438203e-03F;
  q = x2 * q + -7.37332916720468e-03F;
  q = x2 * q + -1.42647390514189e-02F;
  return x * p / q;
}

inline void activate_row(Activation activation, float* values, Size count) {
  switch (activation) {
    case Activation::relu:
      return transform(values, count, [](Floats x) { return larger(x, Floats{}); });
    case Activation::relu_squared:
      return transform(values, count, [](Floats x) { return larger(x, Floats{}) * larger(x, Floats{}); });
    case Activation::gelu:
      return transform(values, count, [](Floats x) { return x * .5F * (1 + error_function(x * 0.707106781F)); });
    case Activation::gelu_tanh:  // (1 + tanh(y)) / 2 = σ(2 y)
      return transform(values, count, [](Floats x) { return x * sigmoid(1.59576912F * (x + .044715F * x * x * x)); });
    case Activation::gelu_sigmoid:
      return transform(values, count, [](Floats x) { return x * sigmoid(1.702F * x); });
    case Activation::silu:
      return transform(values, count, [](Floats x) { return x * sigmoid(x); });
    case Activation::tanh:
      return transform(values, count, [](Floats x) { return 2 * sigmoid(2 * x) - 1; });
  }
}

void activate(Activation activation, float* values, Size stride, Size rows, Size columns) {
  for (Size row = 0; row < rows; ++row) activate_row(activation, values + row * stride, columns);
}

void exponentials(float* values, Size count, float shift) {
  transform(values, count, [shift](Floats x) { return exponential(x - shift); });
}

// --- functions of a row

float softmax(float* row, Size count) {
  const Size end = (count + lanes - 1) / lanes * lanes, padded = (count + panel - 1) / panel * panel;
  for (Size i = count; i < end; ++i) row[i] = -FLT_MAX;
  Floats most = all(-FLT_MAX), total{};
  for (Size i = 0; i < end; i += lanes) most = larger(most, load(row + i));
  const float largest = reduce(most, larger);
  for (Size i = 0; i < end; i += lanes) {
    const Floats e = exponential(load(row + i) - largest);
    store(row + i, e);
    total += e;
  }
  for (Size i = count; i < padded; ++i) row[i] = 0;
  return largest > -FLT_MAX ? 1 / sum(total) : 0;
}

/// The sum of f(x) over a row.
template <class F>
inline float sum_of(const float* x, Size count, const F& f) {
  Floats sums{};
  Size i = 0;
  for (; i + lanes <= count; i += lanes) sums += f(load(x + i));
  float total = sum(sums);
  for (; i < count; ++i) total += f(all(x[i]))[0];
  return total;
}

void normalize(const float* x, float* y, Size count, const float* weight, const float* bias, float epsilon) {
  const float size = static_cast<float>(count);
  const float mean = bias ? sum_of(x, count, [](Floats v) { return v; }) / size : 0;
  const float variance = sum_of(x, count, [mean](Floats v) { return (v - mean) * (v - mean); }) / size;
  const float scale = 1 / __builtin_sqrtf(variance + epsilon);
  Size i = 0;
  for (; i + lanes <= count; i += lanes)
    store(y + i, (load(x + i) - mean) * scale * load(weight + i) + (bias ? load(bias + i) : Floats{}));
  for (; i < count; ++i) y[i] = (x[i] - mean) * scale * weight[i] + (bias ? bias[i] : 0);
}

void stream(const float* from, float scale, float* to, Size count) {
  Size i = 0;
  for (; i < count && reinterpret_cast<std::uintptr_t>(to + i) % sizeof(Floats) != 0; ++i) to[i] = from[i] * scale;
  for (; i + lanes <= count; i += lanes) store_past_caches(to + i, load(from + i) * scale);
  for (; i < count; ++i) to[i] = from[i] * scale;
}

}  // namespace

const Kernels kernels = {name, tile_rows, panel, multiply, softmax, exponentials, activate, normalize, stream};

}  // namespace headlight::HEADLIGHT_KERNELS
