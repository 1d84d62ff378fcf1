#include "core/nn/contrast_encoder.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/math/layer_norm.h"
#include "core/math/positions.h"
#include "core/math/product.h"
#include "core/math/softmax.h"
#include "core/nn/convolution.h"
#include "core/nn/linear.h"
#include "core/nn/pass.h"
#include "core/nn/recurrent.h"

namespace headlight {
namespace {

Matrix embed_all(const ContrastModel& model, std::span<const int> ids) {
  Matrix x(static_cast<Index>(ids.size()), model.config.d_model);
  Index row = 0;
  for (const int id : ids) x.row(row++) = embed(model, *model.embeddings.source, id);
  return x;
}

ContrastEncoding encode_recurrently(const ContrastModel& model, Matrix x, const Pass& pass) {
  ContrastEncoding encoding;
  encoding.layers.push_back(std::move(x));
  for (const RecurrentLayer& layer : model.recurrent) {
    pass.check();
    encoding.layers.push_back(read_both_ways(layer, encoding.layers.back()));
  }
  encoding.states = encoding.layers.back();
  const Index last = encoding.states.rows() - 1, half = encoding.states.cols() / 2;
  encoding.summary.resize(1, 2 * half);
  encoding.summary << encoding.states.row(last).head(half), encoding.states.row(0).tail(half);
  return encoding;
}

ContrastEncoding encode_by_convolution(const ContrastModel& model, Matrix x, const Pass& pass) {
  ContrastEncoding encoding;
  add_sinusoidal_positions(x);
  encoding.layers.push_back(linear(x, model.widen));
  for (const ConvolutionLayer& layer : model.convolutions) {
    pass.check();
    encoding.layers.push_back(convolve(layer, encoding.layers.back(), model.config.layer_norm_epsilon));
  }
  encoding.states = layer_norm(encoding.layers.back(), model.norm_weight, model.norm_bias, model.config.layer_norm_epsilon);
  encoding.summary = encoding.states.colwise().mean();
  return encoding;
}

}  // namespace

Matrix embed(const ContrastModel& model, const Matrix& table, int id) {
  if (id < 0 || id >= table.rows())
    throw Error(model.config.name + ": token " + std::to_string(id) + " is outside the model's vocabulary of " +
                std::to_string(table.rows()));
  return table.row(id) * model.config.embedding_scale;
}

ContrastEncoding encode(const ContrastModel& model, std::span<const int> ids, const std::stop_token& stop) {
  if (ids.empty()) throw Error(model.config.name + " reads sentences of at least one token, not of none");
  const auto encode_embedded = model.config.kind == ContrastKind::cnn ? encode_by_convolution : encode_recurrently;
  return encode_embedded(model, embed_all(model, ids), {stop});
}

Matrix pointer_weights(const ContrastModel& model, const MatrixView& states) {
  const Matrix query = linear(states, model.pointer_query), key = linear(states, model.pointer_key);  // (n, p)
  Matrix weights(states.rows(), states.rows());
  const float scale = 1 / std::sqrt(static_cast<float>(model.config.pointer_width));
  product(query, key, weights, {.alpha = scale, .transpose = true});
  softmax_rows(weights);
  return weights;
}

}  // namespace headlight
