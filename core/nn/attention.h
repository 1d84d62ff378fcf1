#pragma once

#include "core/math/softmax.h"
#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// What queries attend to, projected: keys and values (m, d), all heads side by side.
struct Memory {
  MatrixView keys, values;
};

/// Multi-head attention (Vaswani et al. 2017, section 3.2.2): head_j = softmax(Q_j K_jᵀ / √k) V_j, all heads projected by
/// W^O.
///   x (n, d) what the queries are made from; returns (n, d)
Matrix attend(const AttentionWeights& attention, const MatrixView& x, const Memory& memory, int heads, const Mask& mask,
              const Reporter& report);

}  // namespace headlight
