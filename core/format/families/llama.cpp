#include "core/format/families/llama.h"

#include "core/base/error.h"

namespace headlight::families {
namespace {

/// Attention within a window is not what our blocks do.
void refuse_windows(const ConfigJson& config) {
  config.expect("use_sliding_window", false);
  if (!config.has("use_sliding_window")) config.expect("sliding_window", nullptr);
  for (const Json& type : config.list("layer_types"))
    if (type != "full_attention")
      throw Error(config.name() + ": \"layer_types\" has " + describe(type) + ", and only \"full_attention\" is supported");
}

}  // namespace

Plan llama_plan(const ConfigJson& config) {
  refuse_windows(config);
  Plan plan;
  Blocks& blocks = plan.config.decoder;
  blocks.layers = config.size("num_hidden_layers", deepest);
  blocks.d_model = config.size("hidden_size");
  blocks.d_ff = config.size("intermediate_size", 16 * widest);
  blocks.heads = config.size("num_attention_heads", widest);
  blocks.key_value_heads = config.size("num_key_value_heads", blocks.heads, blocks.heads);
  blocks.head_width = config.has("head_dim") ? config.size("head_dim") : even_head_width(config, "hidden_size", blocks);
  blocks.causal = true;
  blocks.norm = NormKind::rms;
  blocks.epsilon = static_cast<float>(config.number("rms_norm_eps", 1e-20, 1, 1e-6));
  blocks.activation = activation(config, "hidden_act");
  blocks.gated = true;
  blocks.projection_bias = blocks.output_bias = config.flag("attention_bias", false);
  blocks.feed_forward_bias = config.flag("mlp_bias", false);
  blocks.rope = rope(config);
  blocks.vocabulary = config.size("vocab_size", most_pieces);
  blocks.final_norm = true;

  plan.prefix = "model.";
  plan.decoder = {.embedding = {"embed_tokens"},
                  .final_norm = "norm",
                  .layers = "layers.",
                  .self_attention = {.projections = {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"},
                                     .output = "self_attn.o_proj",
                                     .norm = "input_layernorm"},
                  .inner = {"mlp.gate_proj", "mlp.up_proj"},
                  .outer = "mlp.down_proj",
                  .feed_forward_norm = "post_attention_layernorm"};
  if (!config.flag("tie_word_embeddings", false)) plan.output = "lm_head";
  return plan;
}

Family llama() { return {{"llama"}, llama_plan}; }

}  // namespace headlight::families
