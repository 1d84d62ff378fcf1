#include "core/format/family.h"

namespace headlight::families {
namespace {

// Radford et al. 2019.
Plan plan(const ConfigJson& config) {
  config.expect("add_cross_attention", false);
  Plan plan;
  Blocks& blocks = plan.config.decoder;
  blocks.layers = config.size("n_layer", deepest);
  blocks.d_model = config.size("n_embd");
  blocks.d_ff = config.size("n_inner", 16 * widest, 4 * blocks.d_model);
  blocks.heads = blocks.key_value_heads = config.size("n_head", blocks.d_model);
  blocks.head_width = even_head_width(config, "n_embd", blocks);
  blocks.causal = true;
  blocks.epsilon = static_cast<float>(config.number("layer_norm_epsilon", 1e-20, 1, 1e-5));
  blocks.activation = activation(config, "activation_function");
  blocks.vocabulary = config.size("vocab_size", most_pieces);
  blocks.positions = {.kind = PositionKind::learned, .rows = config.size("n_positions", most_pieces)};
  blocks.final_norm = true;

  plan.prefix = "transformer.";
  plan.in_out = true;
  plan.unscaled_scores = !config.flag("scale_attn_weights", true);
  plan.scores_by_layer = config.flag("scale_attn_by_inverse_layer_idx", false);
  plan.decoder = {.embedding = {"wte"},
                  .positions = "wpe",
                  .final_norm = "ln_f",
                  .layers = "h.",
                  .self_attention = {.projections = {"attn.c_attn"}, .output = "attn.c_proj", .norm = "ln_1"},
                  .inner = {"mlp.c_fc"},
                  .outer = "mlp.c_proj",
                  .feed_forward_norm = "ln_2"};
  if (!config.flag("tie_word_embeddings", true)) plan.output = "lm_head";
  return plan;
}

}  // namespace

Family gpt2() { return {{"gpt2"}, plan}; }

}  // namespace headlight::families
