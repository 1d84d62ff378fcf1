#pragma once

#include <string>
#include <vector>

#include "core/model/head.h"

namespace headlight {

enum class NormOrder { pre, post };
enum class Activation { relu, gelu };

/// The shape of an encoder-decoder Transformer (Vaswani et al. 2017) and what is said about it on screen.
struct ModelConfig {
  std::string name;
  std::string languages;   // "en → fr"
  std::string trained_on;  // one sentence: the data, and which heads were guided
  int d_model = 0, heads = 0, d_ff = 0;
  int encoder_layers = 0, decoder_layers = 0;
  int source_vocabulary = 0, target_vocabulary = 0;
  NormOrder norm = NormOrder::pre;
  Activation activation = Activation::relu;
  float layer_norm_epsilon = 1e-5F;
  float embedding_scale = 1;  // embeddings are multiplied by this before positions are added
  std::string target_begin_token, end_token, unknown_token;
  std::vector<HeadRole> roles;  // guided heads first, then the labels that were measured

  int head_width() const { return d_model / heads; }
};

}  // namespace headlight
