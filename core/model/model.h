#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/math/matrix.h"
#include "core/math/packed.h"
#include "core/model/config.h"
#include "core/model/head_scores.h"
#include "core/text/tokenizer.h"

namespace headlight {

/// y = x W + b. The weight is the transpose of torch.nn.Linear's.
struct Linear {
  PackedMatrix weight;  // (in, out)
  Vector bias;          // (out), or empty
};

struct Norm {
  Vector weight, bias;  // (d); no bias in RMS norms
};

/// How many parameters they have.
Index count(const Linear& linear);
Index count(const Norm& norm);

struct AttentionWeights {
  /// (d, (h + 2 g) k): the h heads' queries side by side, then g heads' keys, then their values; one product for all three.
  Linear projections;
  Linear output;                // (h k, d)
  Vector query_norm, key_norm;  // (k), or empty
};

struct FeedForward {
  Linear inner;  // (d, f); gated: (d, 2 f), the gate first
  Linear outer;  // (f, d)
};

struct Layer {
  AttentionWeights self_attention, cross_attention;  // the second is empty in blocks without it
  FeedForward feed_forward;
  Norm self_attention_norm, cross_attention_norm, feed_forward_norm;
};

struct StackWeights {
  Matrix embedding;    // (v, d); a decoder's is empty when it shares the encoder's
  Matrix positions;    // (positions, d) where they are learned
  Matrix token_types;  // (types, d)
  Norm embedding_norm, final_norm;
  std::vector<Layer> layers;
};

/// A loaded model: immutable, shared between threads.
struct Model {
  ModelConfig config;
  Tokenizer source_tokenizer;
  Tokenizer target_tokenizer;
  StackWeights encoder, decoder;
  Matrix output;                  // (v, d); empty: the decoder's embedding serves
  Vector output_bias;             // (v) or empty
  std::uint64_t fingerprint = 0;  // tells these weights from others, see core/format/roles_json.h
  HeadScoresPtr scores;           // null: the heads were not measured

  const Matrix& target_embedding() const { return decoder.embedding.size() > 0 ? decoder.embedding : encoder.embedding; }
  const Matrix& output_projection() const { return output.size() > 0 ? output : target_embedding(); }
  std::size_t parameter_count() const;
};

using ModelPtr = std::shared_ptr<const Model>;

}  // namespace headlight
