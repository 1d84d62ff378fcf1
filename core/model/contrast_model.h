#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/model/model.h"

namespace headlight {

// What came before the Transformer. s = width of the encoder's and the decoder's states, p = width of the pointer's queries
// and keys, a = inner width of additive attention; the other letters as in core/math/matrix.h.

enum class ContrastKind {
  gru,            // recurrent encoder, one vector, recurrent decoder (Cho et al. 2014)
  gru_attention,  // the same, the decoder attending to all states (Bahdanau et al. 2015)
  cnn,            // convolutional encoder (Gehring et al. 2017), the same attending decoder
};

struct ContrastConfig {
  ContrastKind kind = ContrastKind::gru;
  std::string name;
  std::string languages;      // "en → fr"
  std::string trained_on;     // one sentence, or empty
  std::string embeddings_of;  // the translator whose pieces and embeddings it uses
  int d_model = 0, encoder_layers = 0;
  int state_width = 0, pointer_width = 0, attention_width = 0;
  float layer_norm_epsilon = 1e-5F;
  float embedding_scale = 1;
  int begin_token = -1, end_token = -1;  // ids of the target vocabulary
  HeadRole pointer;                      // no score_name: not measured
};

/// What a translator lends: its pieces, and the vectors that stand for them. Copies share; the translator stays alive.
struct Embeddings {
  std::string owner;
  Tokenizer source_tokenizer, target_tokenizer;
  std::shared_ptr<const Matrix> source, target;  // (v, d); the target's is tied to the output
  std::shared_ptr<const Vector> bias;            // (v) or empty
};

Embeddings embeddings_of(const ModelPtr& translator);

/// The sum of all their floats, each read as a whole number, modulo 2³¹: tells one training run's from another's. As
/// checksum() in assets/training/contrast.py.
int checksum(const Embeddings& embeddings);

/// A gated recurrent unit with s states: of the columns of either product the first s belong to the reset gate, the next to
/// the update gate, the last to the candidate.
struct GruWeights {
  Linear input;   // (in, 3 s)
  Linear hidden;  // (s, 3 s)
};

struct RecurrentLayer {
  GruWeights forward, backward;  // s / 2 states each
};

/// A convolution of width 3 whose input is normed.
struct ConvolutionLayer {
  Norm norm;                   // (s)
  Matrix before, here, after;  // (s, s) each: what the word before, the word itself and the word after contribute
  Vector bias;                 // (s)
};

struct AdditiveAttention {
  Linear state;   // (s, a)
  Matrix memory;  // (s, a)
  Vector score;   // (a)
};

/// A loaded contrast model: immutable, shared between threads.
struct ContrastModel {
  ContrastConfig config;
  Embeddings embeddings;
  std::vector<RecurrentLayer> recurrent;       // empty in a convolutional model
  Linear widen;                                // (d, s); this and the next two in a convolutional model only
  std::vector<ConvolutionLayer> convolutions;  //
  Norm norm;                                   // (s) after the last layer
  Linear start;                                // (s, s) summary -> the decoder's first state
  GruWeights cell;                             // input d + s
  AdditiveAttention attention;                 // empty without
  Linear output;                               // (2 s, d)
  Linear pointer_query, pointer_key;           // (s, p)

  bool attends() const { return config.kind != ContrastKind::gru; }
  std::size_t parameter_count() const;  // without the embeddings
};

using ContrastModelPtr = std::shared_ptr<const ContrastModel>;

}  // namespace headlight
