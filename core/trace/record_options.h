#pragma once

#include <cstddef>
#include <set>

#include "core/model/config.h"
#include "core/nn/probe.h"

namespace headlight {

/// What a trace keeps of a forward pass. Weights are kept where they fit into the budget with everything else; otherwise
/// queries and keys are, from which DeferredHeads computes them.
struct RecordOptions {
  std::set<Site> keep = {};                   // further sites, of every layer and head
  std::size_t budget = std::size_t{1} << 30;  // bytes that the trace's matrices may take
};

/// Bytes that a trace of n source tokens and t target tokens (0: none) takes with all weights kept, and without.
struct TraceBytes {
  std::size_t with_weights = 0, deferred = 0;
};

TraceBytes trace_bytes(const ModelConfig& config, std::size_t source_tokens, std::size_t target_tokens,
                       const RecordOptions& options);

}  // namespace headlight
