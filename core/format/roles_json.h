#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/model/config.h"
#include "core/model/head_scores.h"

namespace headlight {

/// A model folder's roles.json: what was measured of its heads, and of which weights.
///   {"weights": "9f3c…", "sentences": 240, "roles": [{"role", "stack", "what", "score_name", "count", "baseline": {"name",
///   "score"},
///    "label_from": a score or null, "scores": (layers, heads), "untrained": the same, or null}, …]}

/// Tells one file of weights from another: FNV-1a over its 8-byte words. Of several files, `before` is that of those before.
std::uint64_t fingerprint(std::span<const std::byte> weights, std::uint64_t before = 0);

std::string write_roles(const HeadScores& scores, std::uint64_t weights);

/// Empty when the file was measured with other weights than these. Throws Error naming `name` for what is no such file, or
/// is of a model of another shape.
std::optional<HeadScores> read_roles(std::string_view json, const ModelConfig& config, std::uint64_t weights,
                                     const std::string& name);

}  // namespace headlight
