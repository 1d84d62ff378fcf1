#pragma once

#include <vector>

#include "core/analysis/attention_table.h"

namespace headlight {

/// For each label of `after` the index of its partner in `before`, -1 when it has none. Equal words are matched by their
/// longest common subsequence; between two matches, runs of the same length are changed words and matched in order.
std::vector<int> aligned(const std::vector<Label>& before, const std::vector<Label>& after);

/// The labels of `after`, a changed word written "soft → tired".
std::vector<Label> paired_labels(const std::vector<Label>& before, const std::vector<Label>& after,
                                 const std::vector<int>& partner);

}  // namespace headlight
