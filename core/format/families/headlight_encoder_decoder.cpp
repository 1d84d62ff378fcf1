#include "core/base/error.h"
#include "core/format/family.h"

namespace headlight::families {
namespace {

/// What both sides share; the encoder reads it first.
Blocks shape(const ConfigJson& config) {
  Blocks blocks;
  blocks.d_model = config.size("d_model");
  blocks.heads = blocks.key_value_heads = config.size("heads", blocks.d_model);
  blocks.d_ff = config.size("d_ff", 16 * widest);
  if (blocks.d_model % blocks.heads != 0 || blocks.d_model % 2 != 0)  // sinusoidal positions come in pairs
    throw Error(config.name() + ": \"d_model\" should be even and a multiple of the " + std::to_string(blocks.heads) +
                " heads, not " + std::to_string(blocks.d_model));
  blocks.head_width = blocks.d_model / blocks.heads;
  config.choice("positions", {"sinusoidal"});
  blocks.positions = {.kind = PositionKind::sinusoidal};
  blocks.order = config.choice("norm", {"pre", "post"}) == 0 ? NormOrder::pre : NormOrder::post;
  blocks.final_norm = blocks.order == NormOrder::pre;
  blocks.activation = config.choice("activation", {"relu", "gelu"}) == 0 ? Activation::relu : Activation::gelu;
  blocks.epsilon = static_cast<float>(config.number("layer_norm_epsilon", 1e-20, 1));
  blocks.embedding_scale = static_cast<float>(config.number("embedding_scale", 1e-6, 1e6));
  return blocks;
}

StackNames names(const std::string& side) {
  const auto attention = [](const std::string& name) -> AttentionNames {
    return {.projections = {name + ".query", name + ".key", name + ".value"},
            .output = name + ".output",
            .norm = name + "_norm"};
  };
  return {.embedding = {side + ".embedding"},
          .final_norm = side + ".norm",
          .layers = side + ".layers.",
          .self_attention = attention("self_attention"),
          .cross_attention = attention("cross_attention"),
          .inner = {"feed_forward.inner"},
          .outer = "feed_forward.outer",
          .feed_forward_norm = "feed_forward_norm"};
}

HeadId read_head(const ConfigJson& json, const ModelConfig& config) {
  const auto stack = static_cast<Stack>(json.choice("stack", {"encoder", "decoder", "cross"}));
  const Blocks& blocks = stack == Stack::encoder ? config.encoder : config.decoder;
  if (blocks.layers == 0)
    throw Error(json.name() + " names a head of " + std::string(name(stack)) + ", but the model has no decoder");
  return {stack, json.whole("layer", 0, blocks.layers - 1), json.whole("head", 0, blocks.heads - 1)};
}

HeadRole read_role(const ConfigJson& json, const ModelConfig& config) {
  HeadRole role;
  role.head = read_head(json, config);
  role.role = json.text("role");
  role.trained = json.flag("trained", false);
  role.what = json.text("what", "");
  role.score_name = json.text("score_name", "");
  role.score = json.number("score", 0, 1, 0);
  for (const ConfigJson& baseline : json.parts("baselines"))
    role.baselines.push_back({baseline.text("name"), baseline.number("score", 0, 1)});
  return role;
}

// Our own: Vaswani et al. 2017, pre- or post-norm, and an encoder alone where decoder_layers is 0.
Plan plan(const ConfigJson& config) {
  Plan plan;
  ModelConfig& model = plan.config;
  model.name = config.text("name");
  model.languages = config.text("languages", "");
  model.trained_on = config.text("trained_on", "");
  model.encoder = model.decoder = shape(config);
  model.encoder.layers = config.size("encoder_layers", deepest);
  model.encoder.vocabulary = config.size("source_vocabulary", most_pieces);
  model.decoder.layers = config.whole("decoder_layers", 0, deepest);
  model.decoder.vocabulary = config.whole("target_vocabulary", model.decoder.layers > 0 ? 1 : 0, most_pieces);
  model.decoder.causal = model.decoder.cross_attention = true;
  for (const ConfigJson& head : config.parts("guided_heads")) model.roles.push_back(read_role(head, model));

  plan.encoder = names("encoder");
  plan.decoder = names("decoder");
  plan.output_bias = "decoder.output.bias";
  plan.begin_token = config.text("target_begin_token");
  plan.end_token = config.text("end_token");
  plan.strict = true;
  return plan;
}

}  // namespace

Family headlight_encoder_decoder() { return {{"headlight-encoder-decoder"}, plan}; }

}  // namespace headlight::families
