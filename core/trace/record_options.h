#pragma once

#include <cstddef>
#include <set>

#include "core/model/config.h"
#include "core/nn/probe.h"

namespace headlight {

/// What a trace keeps of a forward pass. Weights are always kept.
struct RecordOptions {
  std::set<Site> keep = {};                   // further sites, of every layer and head
  std::size_t budget = std::size_t{1} << 30;  // bytes that the trace's matrices may take
};

/// Bytes of everything that a trace of n source tokens and t target tokens (0: none) would keep.
std::size_t trace_bytes(const ModelConfig& config, std::size_t source_tokens, std::size_t target_tokens,
                        const RecordOptions& options);

}  // namespace headlight
