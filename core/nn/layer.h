#pragma once

#include <span>

#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// x becomes x + f(norm(x)) in a pre-norm model and norm(x + f(x)) in a post-norm model (Xiong et al. 2020, figure 1).
template <class Sublayer>
void add_sublayer(Matrix& x, const LayerNorm& norm, const ModelConfig& config, const Sublayer& sublayer);

/// Embedding rows times the scale, plus positions first, first + 1, …; (n, d).
/// Throws Error naming both numbers when an id has no row.
Matrix embed(const Matrix& embedding, std::span<const int> ids, const ModelConfig& config, Index first_position = 0);

/// outer(activation(inner(x))), (n, d): Vaswani et al. 2017, equation 2.
Matrix feed(const FeedForward& feed_forward, const MatrixView& x, Activation activation, const Reporter& report);

Matrix normalize(const MatrixView& x, const LayerNorm& norm, const ModelConfig& config);

/// What leaves the stack: normed in a pre-norm model, x itself in a post-norm model.
Matrix finish(Matrix x, const LayerNorm& norm, const ModelConfig& config);

template <class Sublayer>
void add_sublayer(Matrix& x, const LayerNorm& norm, const ModelConfig& config, const Sublayer& sublayer) {
  if (config.norm == NormOrder::pre)
    x += sublayer(normalize(x, norm, config));
  else
    x = normalize(x + sublayer(x), norm, config);
}

}  // namespace headlight
