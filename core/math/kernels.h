#pragma once

#include <cstddef>

namespace headlight {

enum class Activation;

/// The inner loops of a forward pass, for one set of instructions. kernels_for.cpp is compiled once for each set, so that
/// one binary is fast on new CPUs and runs on all. Arrays may begin at any address; nothing outside the stated ranges is
/// read or written.
struct Kernels {
  using Size = std::ptrdiff_t;

  const char* name;  // "avx512", "avx2", "sse2"
  Size rows;         // how many rows of a product stay in registers; products of a multiple are fastest
  Size panel;        // columns of a product that are computed together

  /// c = a b + bias, where b (depth, panel) is stored row by row, bias (panel) may be null, and a (rows, depth) and c (rows,
  /// panel) have rows `a_stride` and `c_stride` floats apart. Each element is summed from the first product to the last, so
  /// it does not depend on what else is computed with it. Meanwhile as many floats as b has are fetched from `next`, if it
  /// is not null: what will be b when this is called again.
  void (*multiply)(const float* a, Size a_stride, Size rows, const float* b, Size depth, const float* bias, float* c,
                   Size c_stride, const float* next);

  /// Turns row [0, count) into exp(s - max s) and returns 1 / their sum, or 0 where no value exceeds the lowest float. The
  /// row must have room up to the next multiple of `panel`: what lies between becomes 0.
  float (*softmax)(float* row, Size count);

  /// values[i] = exp(values[i] - shift): see core/math/exponential.h.
  void (*exponentials)(float* values, Size count, float shift);

  /// Each of `rows` rows of `columns` values, `stride` apart, through an activation.
  void (*activate)(Activation activation, float* values, Size stride, Size rows, Size columns);

  /// y = (x - mean(x)) / sqrt(var(x) + epsilon) * weight + bias, all (count); without a bias x / sqrt(mean(x²) + epsilon) *
  /// weight. y may be x.
  void (*normalize)(const float* x, float* y, Size count, const float* weight, const float* bias, float epsilon);

  /// to = from * scale, past the caches, for what nobody will read soon.
  void (*stream)(const float* from, float scale, float* to, Size count);
};

/// The best set for the CPU that this runs on.
const Kernels& kernels();

/// Every set that this CPU can run, the best first; tests compare them.
struct KernelSets {
  const Kernels* set[3];
  int count;
};
KernelSets available_kernels();

}  // namespace headlight
