#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/trace/translate.h"

namespace headlight {

/// How probable the decoder finds a given target: a token for each of its pieces and the end token, each with its
/// log-probability after those before it (teacher forcing). Throws Error for a model without a decoder and for texts that
/// are too long, Cancelled between layers.
Translation score_target(const Model& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop = {});

/// The same of any decoder, which is given the start token and those of the target one after the other.
/// `log_probability(i, id)` is that of token `id` after the inputs up to the i-th.
Translation scored(const std::string& target, const std::vector<int>& inputs, int end,
                   const std::function<float(std::size_t, int)>& log_probability);

}  // namespace headlight
