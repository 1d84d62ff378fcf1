#include "core/nn/decoder.h"

#include <string>

#include "core/math/product.h"
#include "core/nn/attention.h"
#include "core/nn/layer.h"

namespace headlight {

Decoder::Decoder(const Model& model, Index capacity)
    : model_(model),
      own_(model.decoder.layers.size(), Matrix(capacity, 2 * model.config.decoder.keys_width())),
      capacity_(capacity) {}

Decoder::Decoder(const Model& model, const MatrixView& source_states, Index capacity, std::span<const bool> hidden)
    : Decoder(model, capacity) {
  hidden_ = hidden;
  std::vector<Matrix> source;
  for (const Layer& layer : model.decoder.layers)
    source.push_back(project_keys_values(layer.cross_attention, model.config.decoder, source_states));
  source_ = std::make_shared<const std::vector<Matrix>>(std::move(source));
}

Matrix Decoder::read(std::span<const int> ids, const Pass& pass) {
  const Blocks& blocks = model_.config.decoder;
  const Index count = static_cast<Index>(ids.size());
  if (length_ + count > capacity_)
    throw Error("the decoder has room for " + std::to_string(capacity_) + " tokens, not for " +
                std::to_string(length_ + count));
  Matrix x = embed(model_.target_embedding(), model_.decoder, blocks, ids, model_.config.name, length_);
  const Rotation rotation = rotation_of(blocks, length_, count);
  for (std::size_t layer = 0; layer < model_.decoder.layers.size(); ++layer) {
    pass.check();
    read_layer(layer, x, rotation, pass);
  }
  length_ += count;
  if (blocks.final_norm) x = normalize(x, model_.decoder.final_norm, blocks);
  Reporter{pass, Stack::decoder, blocks.layers}(Site::final_state, x);
  return x;
}

void Decoder::read_layer(std::size_t index, Matrix& x, const Rotation& rotation, const Pass& pass) {
  const Layer& layer = model_.decoder.layers[index];
  const Blocks& blocks = model_.config.decoder;
  const Reporter report{pass, Stack::decoder, static_cast<int>(index)}, report_cross{pass, Stack::cross, report.layer};

  report(Site::input, x);
  add_sublayer(x, layer.self_attention_norm, blocks,
               [&](const Matrix& y) { return attend_to_target(index, y, rotation, report); });
  report(Site::attention_residual, x);
  if (source_) {
    add_sublayer(x, layer.cross_attention_norm, blocks,
                 [&](const Matrix& y) { return attend_to_source(index, y, report_cross); });
    report_cross(Site::attention_residual, x);
  }
  add_sublayer(x, layer.feed_forward_norm, blocks,
               [&](const Matrix& y) { return feed(layer.feed_forward, blocks, y, report); });
  report(Site::output, x);
}

Matrix Decoder::attend_to_target(std::size_t index, const Matrix& y, const Rotation& rotation, const Reporter& report) {
  const AttentionWeights& attention = model_.decoder.layers[index].self_attention;
  const Blocks& blocks = model_.config.decoder;
  report(Site::attention_input, y);
  const Matrix projected = project(attention, blocks, y, rotation, &report.pass.stop);
  own_[index].middleRows(length_, y.rows()) = projected.rightCols(2 * blocks.keys_width());
  return attend(attention, blocks, projected.leftCols(blocks.queries_width()), own_[index].topRows(length_ + y.rows()),
                {.causal = blocks.causal, .first_query = length_}, report);
}

Matrix Decoder::attend_to_source(std::size_t index, const Matrix& y, const Reporter& report) const {
  const AttentionWeights& attention = model_.decoder.layers[index].cross_attention;
  const Blocks& blocks = model_.config.decoder;
  report(Site::attention_input, y);
  return attend(attention, blocks, project_queries(attention, blocks, y), (*source_)[index], {.hidden = hidden_}, report);
}

Matrix Decoder::logits(const MatrixView& states) const {
  if (!model_.config.predicts) throw Error(model_.config.name + " has no output projection, so it predicts no token");
  const Matrix& projection = model_.output_projection();
  Matrix logits(states.rows(), projection.rows());
  const bool biased = model_.output_bias.size() > 0;
  if (biased) logits.rowwise() = model_.output_bias.transpose();
  product(states, projection, logits, {.transpose = true, .accumulate = biased});
  return logits;
}

}  // namespace headlight
