#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/math/matrix.h"
#include "core/model/head_scores.h"
#include "core/nn/probe.h"
#include "core/text/token.h"
#include "core/trace/deferred_heads.h"

namespace headlight {

/// What is kept of one forward pass: immutable once made, shared between threads, never changed.
/// Every matrix of weights has queries as rows, keys as columns, and rows that sum to 1.
struct Trace {
  std::string model;            // the model's name
  std::string text;             // as given
  std::string target;           // as given; empty without a decoder pass
  Tokens tokens;                // what the encoder (or a decoder-only model) read
  std::size_t left_out = 0;     // tokens before the last special one that were not read, for the model cannot read so many
  Tokens target_tokens;         // the decoder's input, start token first; empty without a decoder pass
  std::vector<HeadRole> roles;  // the model's roles, copied so that pictures can badge them
  HeadScoresPtr scores;         // the model's; null when its heads were not measured
  std::map<HeadId, Matrix> weights;               // (n, m) per head; ask weights_of() in core/trace/heads.h, because of:
  std::shared_ptr<const DeferredHeads> deferred;  // the heads of a text so long that their weights are not kept; else null
  std::map<Place, Matrix> kept;                   // what else RecordOptions asked for; shapes stand beside each Site

  /// The tokens that a head's rows and columns stand for.
  const Tokens& queries(Stack stack) const {
    return stack == Stack::encoder || target_tokens.empty() ? tokens : target_tokens;
  }
  const Tokens& keys(Stack stack) const {
    return stack == Stack::decoder && !target_tokens.empty() ? target_tokens : tokens;
  }
};

using TracePtr = std::shared_ptr<const Trace>;

}  // namespace headlight
