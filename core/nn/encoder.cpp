#include "core/nn/encoder.h"

#include "core/nn/attention.h"
#include "core/nn/layer.h"

namespace headlight {
namespace {

/// What all layers of one pass share.
struct Shared {
  const Blocks& blocks;
  Rotation rotation;
  Mask mask;
};

void encode_layer(const Layer& layer, const Shared& shared, Matrix& x, const Reporter& report) {
  const Blocks& blocks = shared.blocks;
  report(Site::input, x);
  add_sublayer(x, layer.self_attention_norm, blocks, [&](const Matrix& y) {
    report(Site::attention_input, y);
    const Matrix projected = project(layer.self_attention, blocks, y, shared.rotation, &report.pass.stop);
    return attend(layer.self_attention, blocks, projected.leftCols(blocks.queries_width()),
                  projected.rightCols(2 * blocks.keys_width()), shared.mask, report);
  });
  report(Site::attention_residual, x);
  add_sublayer(x, layer.feed_forward_norm, blocks,
               [&](const Matrix& y) { return feed(layer.feed_forward, blocks, y, report); });
  report(Site::output, x);
}

}  // namespace

Matrix encode(const Model& model, std::span<const int> ids, const Pass& pass, std::span<const bool> hidden) {
  const Blocks& blocks = model.config.encoder;
  Matrix x = embed(model.encoder.embedding, model.encoder, blocks, ids, model.config.name);
  const Shared shared{blocks, rotation_of(blocks, 0, x.rows()), {.causal = blocks.causal, .hidden = hidden}};
  Reporter report{pass, Stack::encoder};
  for (const Layer& layer : model.encoder.layers) {
    pass.check();
    encode_layer(layer, shared, x, report);
    ++report.layer;
  }
  if (blocks.final_norm) x = normalize(x, model.encoder.final_norm, blocks);
  report(Site::final_state, x);
  return x;
}

}  // namespace headlight
