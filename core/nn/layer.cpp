#include "core/nn/layer.h"

#include <utility>

#include "core/math/activation.h"
#include "core/math/layer_norm.h"
#include "core/math/positions.h"
#include "core/nn/linear.h"

namespace headlight {

Matrix embed(const Matrix& embedding, std::span<const int> ids, const ModelConfig& config, Index first_position) {
  Matrix x(static_cast<Index>(ids.size()), config.d_model);
  Index row = 0;
  for (const int id : ids) {
    if (id < 0 || id >= embedding.rows())
      throw Error(config.name + ": token " + std::to_string(id) + " is outside the model's vocabulary of " +
                  std::to_string(embedding.rows()));
    x.row(row++) = embedding.row(id) * config.embedding_scale;
  }
  add_sinusoidal_positions(x, first_position);
  return x;
}

Matrix feed(const FeedForward& feed_forward, const MatrixView& x, Activation activation, const Reporter& report) {
  report(Site::feed_forward_input, x);
  Matrix inner = linear(x, feed_forward.inner);  // (n, f)
  activation == Activation::gelu ? gelu(inner) : relu(inner);
  report(Site::feed_forward_inner, inner);
  Matrix output = linear(inner, feed_forward.outer);
  report(Site::feed_forward_output, output);
  return output;
}

Matrix normalize(const MatrixView& x, const LayerNorm& norm, const ModelConfig& config) {
  return layer_norm(x, norm.weight, norm.bias, config.layer_norm_epsilon);
}

Matrix finish(Matrix x, const LayerNorm& norm, const ModelConfig& config) {
  return config.norm == NormOrder::pre ? normalize(x, norm, config) : x;
}

}  // namespace headlight
