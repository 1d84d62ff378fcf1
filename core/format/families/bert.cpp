#include "core/format/families/bert.h"

namespace headlight::families {

Plan bert_plan(const ConfigJson& config) {
  for (const char* key : {"is_decoder", "add_cross_attention"}) config.expect(key, false);
  config.expect("position_embedding_type", "absolute");
  Plan plan;
  Blocks& blocks = plan.config.encoder;
  blocks.layers = config.size("num_hidden_layers", deepest);
  blocks.d_model = config.size("hidden_size");
  blocks.d_ff = config.size("intermediate_size", 16 * widest);
  blocks.heads = blocks.key_value_heads = config.size("num_attention_heads", blocks.d_model);
  blocks.head_width = even_head_width(config, "hidden_size", blocks);
  blocks.order = NormOrder::post;
  blocks.epsilon = static_cast<float>(config.number("layer_norm_eps", 1e-20, 1, 1e-12));
  blocks.activation = activation(config, "hidden_act");
  blocks.vocabulary = config.size("vocab_size", most_pieces);
  blocks.token_types = config.size("type_vocab_size", widest);
  blocks.positions = {.kind = PositionKind::learned, .rows = config.size("max_position_embeddings", most_pieces)};
  blocks.embedding_norm = true;

  plan.prefix = "bert.";
  plan.encoder = {.embedding = {"embeddings.word_embeddings"},
                  .positions = "embeddings.position_embeddings",
                  .token_types = "embeddings.token_type_embeddings",
                  .embedding_norm = "embeddings.LayerNorm",
                  .layers = "encoder.layer.",
                  .self_attention = {.projections = {"attention.self.query", "attention.self.key", "attention.self.value"},
                                     .output = "attention.output.dense",
                                     .norm = "attention.output.LayerNorm"},
                  .inner = {"intermediate.dense"},
                  .outer = "output.dense",
                  .feed_forward_norm = "output.LayerNorm"};
  return plan;
}

Family bert() { return {{"bert"}, bert_plan}; }

}  // namespace headlight::families
