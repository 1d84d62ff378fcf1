#pragma once

#include <memory>
#include <stop_token>

#include "core/model/model.h"
#include "core/nn/decoder.h"
#include "core/trace/input.h"
#include "core/trace/record_options.h"
#include "core/trace/trace.h"

namespace headlight {

/// What may stay from one run of a model to the next: of a model that looks only back, the tokens before the first that
/// changed keep their keys, values and weights, and rows of later tokens only are computed. The trace is the same bit for
/// bit. For one model and one thread.
struct Memory {
  std::shared_ptr<Decoder> decoder = {};  // has read what `trace` begins with
  TracePtr trace = {};
};

/// One forward pass with every attention matrix kept where the budget allows it and deferred where not, and whatever else
/// the options name kept. With a target the decoder reads
/// the start token and then the target, so that row i of its weights and of cross-attention belongs to the i-th token it
/// *read*. Throws Error, naming both numbers, for more than 4,096 tokens and for a trace beyond the budget (before any of it
/// is allocated), and for a target that the model has no decoder for; Cancelled soon after `stop` is asked for.
TracePtr run(const Model& model, const Input& input, std::stop_token stop = {}, const RecordOptions& options = {},
             Memory* memory = nullptr);

/// What becomes of a text that has more tokens than can be read.
enum class TooLong { refused, cut };

/// The first half of run(): a trace that has its texts and tokens, what is known of the model's heads, and nothing else yet.
/// A text that is cut loses tokens before its last special one, until model and memory can take it; the trace says how many.
/// Throws Error.
Trace tokenize(const Model& model, const Input& input, TooLong too_long = TooLong::refused);

/// The second half of run(): the forward pass over the tokens that `read` brings. Throws Error, Cancelled.
TracePtr forward(const Model& model, Trace read, std::stop_token stop = {}, const RecordOptions& options = {},
                 Memory* memory = nullptr);

}  // namespace headlight
