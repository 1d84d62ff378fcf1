#include <cmath>

#include "core/base/error.h"
#include "core/format/family.h"

namespace headlight::families {
namespace {

/// One side: "encoder" or "decoder".
Blocks blocks(const ConfigJson& config, const std::string& side) {
  Blocks blocks;
  blocks.layers = config.size((side + "_layers").c_str(), deepest);
  blocks.d_model = config.size("d_model");
  blocks.d_ff = config.size((side + "_ffn_dim").c_str(), 16 * widest);
  blocks.heads = blocks.key_value_heads = config.size((side + "_attention_heads").c_str(), blocks.d_model);
  blocks.head_width = even_head_width(config, "d_model", blocks);
  blocks.order = NormOrder::post;
  blocks.activation = activation(config, "activation_function");
  blocks.vocabulary = config.size("vocab_size", most_pieces);
  blocks.embedding_scale = config.flag("scale_embedding", false) ? std::sqrt(static_cast<float>(blocks.d_model)) : 1;
  blocks.positions = {.kind = PositionKind::sinusoidal, .order = SineOrder::halves};
  if (blocks.d_model % 2 != 0)
    throw Error(config.name() + ": \"d_model\" should be even, not " + std::to_string(blocks.d_model));
  return blocks;
}

StackNames names(const std::string& side) {
  const auto attention = [](const std::string& name) -> AttentionNames {
    return {.projections = {name + ".q_proj", name + ".k_proj", name + ".v_proj"},
            .output = name + ".out_proj",
            .norm = name + "_layer_norm"};
  };
  return {.layers = side + ".layers.",
          .self_attention = attention("self_attn"),
          .cross_attention = attention("encoder_attn"),
          .inner = {"fc1"},
          .outer = "fc2",
          .feed_forward_norm = "final_layer_norm"};
}

Writing writing(const ConfigJson& config, int vocabulary) {
  Writing writing;
  writing.begin = config.whole("decoder_start_token_id", 0, vocabulary - 1);
  writing.end = config.whole("eos_token_id", 0, vocabulary - 1);
  writing.ends_in_time = config.has("forced_eos_token_id");
  if (writing.ends_in_time) config.expect("forced_eos_token_id", writing.end);
  for (const Json& word : config.list("bad_words_ids")) {
    if (!word.is_array() || word.size() != 1 || !word[0].is_number_unsigned() || word[0] >= vocabulary)
      throw Error(config.name() + ": \"bad_words_ids\" should be a list of lists of one id each");
    if (word[0] != writing.end) writing.never.push_back(word[0].get<int>());
  }
  writing.renormalizes = config.flag("renormalize_logits", false);
  return writing;
}

// Junczys-Dowmunt et al. 2018: the Transformer of Vaswani et al. 2017 with the sines of a position before its cosines.
Plan plan(const ConfigJson& config) {
  Plan plan;
  plan.config.encoder = blocks(config, "encoder");
  plan.config.decoder = blocks(config, "decoder");
  plan.config.decoder.causal = plan.config.decoder.cross_attention = true;
  const bool shared = config.flag("share_encoder_decoder_embeddings", true);
  const int vocabulary = plan.config.encoder.vocabulary;
  if (shared) config.expect("decoder_vocab_size", vocabulary);
  plan.config.decoder.vocabulary = config.size("decoder_vocab_size", most_pieces, vocabulary);
  plan.config.writing = writing(config, plan.config.decoder.vocabulary);

  plan.prefix = "model.";
  plan.encoder = names("encoder");
  plan.decoder = names("decoder");
  // Tied tensors are stored once, under whichever name the writer kept.
  plan.encoder.embedding = {"encoder.embed_tokens"};
  plan.decoder.embedding = {"decoder.embed_tokens", "lm_head"};
  if (shared) {
    plan.encoder.embedding = {"shared", "encoder.embed_tokens", "decoder.embed_tokens", "lm_head"};
    plan.decoder.embedding.clear();
  }
  if (!config.flag("tie_word_embeddings", true)) plan.output = "lm_head";
  plan.output_bias = "final_logits_bias";
  return plan;
}

}  // namespace

Family marian() { return {{"marian"}, plan}; }

}  // namespace headlight::families
