#include "core/format/family.h"

namespace headlight::families {
namespace {

// Sanh et al. 2019. Sinusoidal positions, where a checkpoint has them, are stored like learned ones.
Plan plan(const ConfigJson& config) {
  Plan plan;
  Blocks& blocks = plan.config.encoder;
  blocks.layers = config.size("n_layers", deepest);
  blocks.d_model = config.size("dim");
  blocks.d_ff = config.size("hidden_dim", 16 * widest);
  blocks.heads = blocks.key_value_heads = config.size("n_heads", blocks.d_model);
  blocks.head_width = even_head_width(config, "dim", blocks);
  blocks.order = NormOrder::post;
  blocks.epsilon = 1e-12F;
  blocks.activation = activation(config, "activation");
  blocks.vocabulary = config.size("vocab_size", most_pieces);
  blocks.positions = {.kind = PositionKind::learned, .rows = config.size("max_position_embeddings", most_pieces)};
  blocks.embedding_norm = true;

  plan.prefix = "distilbert.";
  plan.encoder = {.embedding = {"embeddings.word_embeddings"},
                  .positions = "embeddings.position_embeddings",
                  .embedding_norm = "embeddings.LayerNorm",
                  .layers = "transformer.layer.",
                  .self_attention = {.projections = {"attention.q_lin", "attention.k_lin", "attention.v_lin"},
                                     .output = "attention.out_lin",
                                     .norm = "sa_layer_norm"},
                  .inner = {"ffn.lin1"},
                  .outer = "ffn.lin2",
                  .feed_forward_norm = "output_layer_norm"};
  return plan;
}

}  // namespace

Family distilbert() { return {{"distilbert"}, plan}; }

}  // namespace headlight::families
