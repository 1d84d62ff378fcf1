#pragma once

#include <optional>

#include "core/math/activation.h"
#include "core/math/matrix.h"
#include "core/math/positions.h"
#include "core/math/rope.h"

namespace headlight {

enum class NormOrder { pre, post };
enum class NormKind { layer, rms };
enum class PositionKind { none, sinusoidal, learned };

/// What is added to a token's embedding for where it stands.
struct Positions {
  PositionKind kind = PositionKind::none;
  SineOrder order = SineOrder::pairs;
  int rows = 0;      // learned: rows of the table, each the vector of one position
  int first = 0;     // position of the first token
  int skipped = -1;  // a token that does not count and stands at first - 1 (RoBERTa's padding)
};

/// One stack of Transformer blocks, all alike: what each does, what is done before the first and after the last. Every
/// family of models comes down to this; the forward pass runs it and knows no family.
struct Blocks {
  int layers = 0;  // 0: the model has no such stack
  int d_model = 0, d_ff = 0;
  int heads = 0, head_width = 0;  // h and k; h k need not be d
  int key_value_heads = 0;        // g: h / g heads share keys and values (Ainslie et al. 2023)
  NormOrder order = NormOrder::pre;
  NormKind norm = NormKind::layer;
  float epsilon = 1e-5F;
  Activation activation = Activation::relu;
  bool gated = false;  // the inner states are activation(gate) times another product (Shazeer 2020, section 2)
  bool causal = false, cross_attention = false;
  int window = 0;  // the longest text that it reads; some layers would see only so much of a longer one; 0: any length
  bool query_key_norms = false;  // RMS norms of each head's queries and keys
  bool projection_bias = true, output_bias = true, feed_forward_bias = true;
  std::optional<Rope> rope;

  int vocabulary = 0;
  int token_types = 0;  // rows of that table, of which the first is added; 0: no table
  float embedding_scale = 1;
  Positions positions;
  bool embedding_norm = false;  // normed before the first block
  bool final_norm = false;      // normed after the last block

  Index queries_width() const { return Index{heads} * head_width; }
  Index keys_width() const { return Index{key_value_heads} * head_width; }
};

}  // namespace headlight
