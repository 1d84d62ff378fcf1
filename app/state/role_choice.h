#pragma once

#include <string_view>
#include <vector>

#include "core/trace/trace.h"

namespace headlight {

/// The best head of every role that a trace's heads have, what was trained first, then by margin over the baseline; only
/// roles that have `query` in their name or in what they mean, capital or small. Points into the trace.
std::vector<const HeadRole*> found_roles(const Trace& trace, std::string_view query);

/// Around the ends: the row of `count` that the arrow keys stand on. 0 when there is none.
int wrapped_row(int row, std::size_t count);

/// What the arrow keys stand on in a list that is not empty.
template <typename T>
const T& at_row(const std::vector<T>& list, int row) {
  return list[static_cast<std::size_t>(wrapped_row(row, list.size()))];
}

}  // namespace headlight
