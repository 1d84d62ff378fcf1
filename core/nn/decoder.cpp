#include "core/nn/decoder.h"

#include <string>
#include <utility>

#include "core/nn/attention.h"
#include "core/nn/layer.h"
#include "core/nn/linear.h"

namespace headlight {

Decoder::Decoder(const Model& model, const MatrixView& source_states, Index capacity, std::span<const bool> hidden)
    : model_(model), hidden_(hidden), capacity_(capacity) {
  const Matrix empty(capacity, model.config.d_model);
  for (const DecoderLayer& layer : model.decoder)
    memories_.push_back({empty, empty, linear(source_states, layer.cross_attention.key),
                         linear(source_states, layer.cross_attention.value)});
}

Matrix Decoder::read(std::span<const int> ids, const Pass& pass) {
  const Index count = static_cast<Index>(ids.size());
  if (length_ + count > capacity_)
    throw Error("the decoder has room for " + std::to_string(capacity_) + " tokens, not for " +
                std::to_string(length_ + count));
  Matrix x = embed(model_.target_embedding, ids, model_.config, length_);
  for (std::size_t layer = 0; layer < model_.decoder.size(); ++layer) {
    pass.check();
    read_layer(layer, x, pass.probe);
  }
  length_ += count;
  x = finish(std::move(x), model_.decoder_norm, model_.config);
  Reporter{pass.probe, Stack::decoder, static_cast<int>(model_.decoder.size())}(Site::final_state, x);
  return x;
}

void Decoder::read_layer(std::size_t index, Matrix& x, Probe* probe) {
  const DecoderLayer& layer = model_.decoder[index];
  const Memories& memories = memories_[index];
  const ModelConfig& config = model_.config;
  const Reporter report{probe, Stack::decoder, static_cast<int>(index)}, report_cross{probe, Stack::cross, report.layer};

  report(Site::input, x);
  add_sublayer(x, layer.self_attention_norm, config, [&](const Matrix& y) { return attend_to_target(index, y, report); });
  report(Site::attention_residual, x);
  add_sublayer(x, layer.cross_attention_norm, config, [&](const Matrix& y) {
    return attend(layer.cross_attention, y, {memories.cross_keys, memories.cross_values}, config.heads, {.hidden = hidden_},
                  report_cross);
  });
  report_cross(Site::attention_residual, x);
  add_sublayer(x, layer.feed_forward_norm, config,
               [&](const Matrix& y) { return feed(layer.feed_forward, y, config.activation, report); });
  report(Site::output, x);
}

Matrix Decoder::attend_to_target(std::size_t index, const Matrix& y, const Reporter& report) {
  const AttentionWeights& attention = model_.decoder[index].self_attention;
  Matrix &keys = memories_[index].self_keys, &values = memories_[index].self_values;
  linear(y, attention.key, keys.middleRows(length_, y.rows()));
  linear(y, attention.value, values.middleRows(length_, y.rows()));
  const Index read = length_ + y.rows();
  return attend(attention, y, {keys.topRows(read), values.topRows(read)}, model_.config.heads,
                {.causal = true, .first_query = length_}, report);
}

Matrix Decoder::logits(const MatrixView& states) const {
  Matrix logits(states.rows(), model_.target_embedding.rows());
  if (model_.output_bias.size() > 0)
    logits.rowwise() = model_.output_bias.transpose();
  else
    logits.setZero();
  product(states, model_.target_embedding, logits, {.transpose = true, .accumulate = true});
  return logits;
}

}  // namespace headlight
