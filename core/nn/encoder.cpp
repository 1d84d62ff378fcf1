#include "core/nn/encoder.h"

#include <utility>

#include "core/nn/attention.h"
#include "core/nn/layer.h"
#include "core/nn/linear.h"

namespace headlight {
namespace {

void encode_layer(const EncoderLayer& layer, const ModelConfig& config, const Mask& mask, Matrix& x,
                  const Reporter& report) {
  report(Site::input, x);
  add_sublayer(x, layer.self_attention_norm, config, [&](const Matrix& y) {
    const Matrix keys = linear(y, layer.self_attention.key), values = linear(y, layer.self_attention.value);
    return attend(layer.self_attention, y, {keys, values}, config.heads, mask, report);
  });
  report(Site::attention_residual, x);
  add_sublayer(x, layer.feed_forward_norm, config,
               [&](const Matrix& y) { return feed(layer.feed_forward, y, config.activation, report); });
  report(Site::output, x);
}

}  // namespace

Matrix encode(const Model& model, std::span<const int> ids, const Pass& pass, std::span<const bool> hidden) {
  Matrix x = embed(model.source_embedding, ids, model.config);
  Reporter report{pass.probe, Stack::encoder};
  for (const EncoderLayer& layer : model.encoder) {
    pass.check();
    encode_layer(layer, model.config, {.hidden = hidden}, x, report);
    ++report.layer;
  }
  x = finish(std::move(x), model.encoder_norm, model.config);
  report(Site::final_state, x);
  return x;
}

}  // namespace headlight
