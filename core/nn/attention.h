#pragma once

#include "core/math/softmax.h"
#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// What queries attend to, projected: (m, 2 g k), all keys and then all values side by side.
using KeysValues = MatrixView;

/// Queries, keys and values of x (n, d) in one product, (n, (h + 2 g) k); queries and keys normed and turned by `rotation`
/// where the blocks say so. Their last 2 g k columns are the KeysValues.
Matrix project(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x, const Rotation& rotation,
               const std::stop_token* stop = nullptr);

/// Only the queries, (n, h k), and only keys and values, (n, 2 g k), as cross-attention needs them; never turned.
Matrix project_queries(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x);
Matrix project_keys_values(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x);

/// Multi-head attention (Vaswani et al. 2017, section 3.2.2): head_j = softmax(Q_j K_iᵀ / √k) V_i with i = j g / h, all
/// heads projected by W^O.
///   queries (n, h k); returns (n, d)
Matrix attend(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& queries, const KeysValues& memory,
              const Mask& mask, const Reporter& report);

}  // namespace headlight
