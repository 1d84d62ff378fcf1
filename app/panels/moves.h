#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/analysis/attention_table.h"

namespace headlight {

/// One weight of two sentences: "it → mat: 0.87, then 0.08".
struct Move {
  std::string reader, read;
  float before = 0, after = 0;

  float change() const { return after - before; }
};

/// The weights that changed most, largest change first; only those of row `reader` of `after`, all when it is -1.
/// Words without a partner in the other sentence are left out.
std::vector<Move> moves(const AttentionTable& before, const AttentionTable& after, int reader, std::size_t most);

}  // namespace headlight
