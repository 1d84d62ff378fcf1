#pragma once

#include <span>

#include "core/math/matrix.h"

namespace headlight {

/// Which keys a query may look at. Row i looks at key j when `hidden[j]` is false and, with `causal`, j <= first_query + i.
struct Mask {
  bool causal = false;
  Index first_query = 0;              // position of row 0 among the keys, when earlier queries were read before
  std::span<const bool> hidden = {};  // (m), or empty when no key is hidden
};

/// Turns each row of scores (n, m) into weights in place: exp(s - max s) / sum, which cannot overflow.
/// Masked keys get exactly 0; a row that may look at nothing becomes all zeros (where PyTorch gives NaN).
void softmax_rows(MutableMatrixView scores, const Mask& mask = {});

/// The logarithm of the softmax of one row of scores (1, m), as (m): s - max s - log sum exp(s - max s), which is finite
/// where softmax itself is rounded to 0.
Vector log_softmax(const Matrix& scores);

}  // namespace headlight
