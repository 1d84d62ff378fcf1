#pragma once

#include <stop_token>

#include "core/math/matrix.h"
#include "core/math/softmax.h"

namespace headlight {

/// One head at work.
struct Head {
  MatrixView queries, keys, values;  // (n, k), (m, k), (m, k)
  float* weights;                    // (n, m), or null where nobody wants them
  float* output;                     // (n, k), rows `output_stride` floats apart; or null, and values are not looked at
  Index output_stride;
};

/// weights = softmax(Q Kᵀ / √k), output = weights V (Vaswani et al. 2017, equation 1), a few queries at a time from scores
/// to output, so that they stay in the cache; keys that the mask hides from all of them are not looked at. Returns early,
/// with nothing complete, soon after `stop` is asked for.
void attend(const Head& head, const Mask& mask, const std::stop_token& stop);

}  // namespace headlight
