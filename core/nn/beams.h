#pragma once

#include <stop_token>
#include <vector>

#include "core/nn/search.h"

namespace headlight {

/// search() with several beams.
std::vector<Choice> search_with_beams(const Model& model, const MatrixView& source_states, const SearchOptions& options,
                                      const std::stop_token& stop);

}  // namespace headlight
