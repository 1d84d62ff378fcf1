#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/math/matrix.h"
#include "core/model/config.h"
#include "core/model/head_scores.h"
#include "core/text/tokenizer.h"

namespace headlight {

/// y = x W + b. The weight is the transpose of torch.nn.Linear's: products of a few rows are up to three times faster that
/// way.
struct Linear {
  Matrix weight;  // (in, out)
  Vector bias;    // (out)
};

struct LayerNorm {
  Vector weight, bias;  // (d)
};

struct AttentionWeights {
  Linear query, key, value, output;  // each (d, d); head j owns columns [j k, (j + 1) k) of the projections
};

struct FeedForward {
  Linear inner;  // (d, f)
  Linear outer;  // (f, d)
};

struct EncoderLayer {
  AttentionWeights self_attention;
  FeedForward feed_forward;
  LayerNorm self_attention_norm, feed_forward_norm;
};

struct DecoderLayer {
  AttentionWeights self_attention, cross_attention;
  FeedForward feed_forward;
  LayerNorm self_attention_norm, cross_attention_norm, feed_forward_norm;
};

/// A loaded model: immutable, shared between threads.
struct Model {
  ModelConfig config;
  Tokenizer source_tokenizer;
  Tokenizer target_tokenizer;
  Matrix source_embedding;  // (v, d)
  Matrix target_embedding;  // (v, d), tied to the output projection
  Vector output_bias;       // (v) or empty
  std::vector<EncoderLayer> encoder;
  std::vector<DecoderLayer> decoder;
  LayerNorm encoder_norm, decoder_norm;  // used by pre-norm models only
  HeadScoresPtr scores;                  // null: the heads were not measured

  std::size_t parameter_count() const;
};

using ModelPtr = std::shared_ptr<const Model>;

}  // namespace headlight
