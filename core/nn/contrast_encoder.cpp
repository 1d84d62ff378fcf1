#include "core/nn/contrast_encoder.h"

#include <cmath>
#include <string>
#include <utility>

#include "core/math/layer_norm.h"
#include "core/math/positions.h"
#include "core/math/product.h"
#include "core/math/softmax.h"
#include "core/nn/convolution.h"
#include "core/nn/layer.h"
#include "core/nn/linear.h"
#include "core/nn/pass.h"
#include "core/nn/recurrent.h"

namespace headlight {
namespace {

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
  encoding.states = layer_norm(encoding.layers.back(), model.norm.weight, model.norm.bias, model.config.layer_norm_epsilon);
  encoding.summary = encoding.states.colwise().mean();
  return encoding;
}

}  // namespace

ContrastEncoding encode(const ContrastModel& model, std::span<const int> ids, const std::stop_token& stop) {
  if (ids.empty()) throw Error(model.config.name + " reads sentences of at least one token, not of none");
  const auto encode_embedded = model.config.kind == ContrastKind::cnn ? encode_by_convolution : encode_recurrently;
  Matrix x = rows_of(*model.embeddings.source, ids, model.config.embedding_scale, model.config.name);
  return encode_embedded(model, std::move(x), {stop});
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
