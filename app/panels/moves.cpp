#include "app/panels/moves.h"

#include <algorithm>
#include <cmath>

#include "app/viewmodel/heatmap.h"

namespace headlight {
namespace {

void add_row(std::vector<Move>& found, const AttentionTable& before, const AttentionTable& after,
             const std::vector<int>& keys, int old_row, int row) {
  for (std::size_t j = 0; j < after.keys.size(); ++j) {
    if (keys[j] < 0) continue;
    found.push_back({after.queries[static_cast<std::size_t>(row)].text, after.keys[j].text, before.weights(old_row, keys[j]),
                     after.weights(row, static_cast<Index>(j))});
  }
}

}  // namespace

std::vector<Move> moves(const AttentionTable& before, const AttentionTable& after, int reader, std::size_t most) {
  const std::vector<int> rows = aligned(before.queries, after.queries), keys = aligned(before.keys, after.keys);
  std::vector<Move> found;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row)
    if (rows[static_cast<std::size_t>(row)] >= 0 && (reader < 0 || reader == row))
      add_row(found, before, after, keys, rows[static_cast<std::size_t>(row)], row);
  const auto larger = [](const Move& a, const Move& b) { return std::abs(a.change()) > std::abs(b.change()); };
  const std::size_t kept = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), larger);
  found.resize(kept);
  return found;
}

}  // namespace headlight
