#include "core/model/model.h"

namespace headlight {

Index count(const Linear& linear) { return linear.weight.size() + linear.bias.size(); }
Index count(const Norm& norm) { return norm.weight.size() + norm.bias.size(); }

namespace {

Index count(const FeedForward& feed_forward) { return count(feed_forward.inner) + count(feed_forward.outer); }
Index count(const AttentionWeights& attention) {
  return count(attention.projections) + count(attention.output) + attention.query_norm.size() + attention.key_norm.size();
}
Index count(const Layer& layer) {
  return count(layer.self_attention) + count(layer.cross_attention) + count(layer.feed_forward) +
         count(layer.self_attention_norm) + count(layer.cross_attention_norm) + count(layer.feed_forward_norm);
}
Index count(const StackWeights& stack) {
  Index total = stack.embedding.size() + stack.positions.size() + stack.token_types.size() + count(stack.embedding_norm) +
                count(stack.final_norm);
  for (const Layer& layer : stack.layers) total += count(layer);
  return total;
}

}  // namespace

std::size_t Model::parameter_count() const {
  return static_cast<std::size_t>(count(encoder) + count(decoder) + output.size() + output_bias.size());
}

}  // namespace headlight
