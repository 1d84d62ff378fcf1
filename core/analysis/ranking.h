#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "core/math/matrix.h"

namespace headlight {

/// One thing that a query read from.
struct Link {
  int query = 0, key = 0;
  float weight = 0;

  bool operator==(const Link&) const = default;
};

/// All links of one row of weights (n, m), strongest first; equal weights in the order of their keys.
std::vector<Link> ranked_links(const MatrixView& weights, int query);

/// The strongest links of one row, up to the one with which their sum reaches `share` (0 to 1) of the row's, and at most
/// `most`: how many links are drawn then follows from how sharply the head looks, not from a fixed cut. Weights of 0 are
/// never links.
std::vector<Link> links_for_share(const MatrixView& weights, int query, float share,
                                  std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace headlight
