#include "core/format/families/llama.h"

#include <algorithm>

#include "core/base/error.h"

namespace headlight::families {
namespace {

/// Whether some layer attends only within a window: as "layer_types" say, else from layer "max_window_layers" on.
bool has_windows(const ConfigJson& config, int layers) {
  if (!config.has("sliding_window") || !config.flag("use_sliding_window", false)) return false;
  if (!config.has("layer_types")) return config.whole("max_window_layers", 0, most_pieces, 28) < layers;
  const Json& types = config.list("layer_types");
  return std::any_of(types.begin(), types.end(), [](const Json& type) { return type == "sliding_attention"; });
}

/// Our blocks attend to all that came before, which is the same as long as a text fits into the window.
void read_windows(const ConfigJson& config, Blocks& blocks) {
  for (const Json& type : config.list("layer_types"))
    if (type != "full_attention" && type != "sliding_attention")
      throw Error(config.name() + ": \"layer_types\" has " + describe(type) +
                  ", and only \"full_attention\" and \"sliding_attention\" are supported");
  if (has_windows(config, blocks.layers)) blocks.window = config.size("sliding_window", most_pieces);
}

}  // namespace

Plan llama_plan(const ConfigJson& config) {
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
  read_windows(config, blocks);
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
