#pragma once

#include <span>
#include <string>

#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// The vectors (n, d) that stand for tokens: rows of `embedding` (v, d) times the scale. Throws Error naming both numbers
/// when an id has no row; `name` is what it calls the model.
Matrix rows_of(const Matrix& embedding, std::span<const int> ids, float scale, const std::string& name);

/// What enters a stack's first block, (n, d): rows_of(), plus positions, plus the first token type, normed where
/// the stack norms it. `position` counts the tokens that were read before. Throws Error naming both numbers when an id has
/// no row or the positions run out.
Matrix embed(const Matrix& embedding, const StackWeights& stack, const Blocks& blocks, std::span<const int> ids,
             const std::string& name, Index position = 0);

/// outer(activation(inner(x))), (n, d): Vaswani et al. 2017, equation 2; gated: Shazeer 2020, equation 6.
Matrix feed(const FeedForward& feed_forward, const Blocks& blocks, const MatrixView& x, const Reporter& report);

Matrix normalize(const MatrixView& x, const Norm& norm, const Blocks& blocks);

/// How `count` tokens from `first` on are turned; not at all where the blocks have no rotary positions.
Rotation rotation_of(const Blocks& blocks, Index first, Index count);

/// x += y, on as many threads as there are.
void add(Matrix& x, const MatrixView& y);

/// x becomes x + f(norm(x)) in a pre-norm model and norm(x + f(x)) in a post-norm model (Xiong et al. 2020, figure 1).
template <class Sublayer>
void add_sublayer(Matrix& x, const Norm& norm, const Blocks& blocks, const Sublayer& sublayer) {
  if (blocks.order == NormOrder::pre) {
    add(x, sublayer(normalize(x, norm, blocks)));
  } else {
    add(x, sublayer(x));
    x = normalize(x, norm, blocks);
  }
}

}  // namespace headlight
