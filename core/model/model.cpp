#include "core/model/model.h"

namespace headlight {
namespace {

Index count(const Linear& linear) { return linear.weight.size() + linear.bias.size(); }
Index count(const LayerNorm& norm) { return norm.weight.size() + norm.bias.size(); }
Index count(const FeedForward& feed_forward) { return count(feed_forward.inner) + count(feed_forward.outer); }
Index count(const AttentionWeights& attention) {
  return count(attention.query) + count(attention.key) + count(attention.value) + count(attention.output);
}
Index count(const EncoderLayer& layer) {
  return count(layer.self_attention) + count(layer.feed_forward) + count(layer.self_attention_norm) +
         count(layer.feed_forward_norm);
}
Index count(const DecoderLayer& layer) {
  return count(layer.self_attention) + count(layer.cross_attention) + count(layer.feed_forward) +
         count(layer.self_attention_norm) + count(layer.cross_attention_norm) + count(layer.feed_forward_norm);
}

}  // namespace

std::size_t Model::parameter_count() const {
  Index total =
      source_embedding.size() + target_embedding.size() + output_bias.size() + count(encoder_norm) + count(decoder_norm);
  for (const EncoderLayer& layer : encoder) total += count(layer);
  for (const DecoderLayer& layer : decoder) total += count(layer);
  return static_cast<std::size_t>(total);
}

}  // namespace headlight
