#pragma once

#include <span>

#include "core/model/model.h"
#include "core/nn/pass.h"

namespace headlight {

/// The encoder's final states (n, d) of token ids (n). `hidden` (n, or empty): tokens that nobody may look at.
/// Throws Error for ids outside the vocabulary, Cancelled soon after the pass is stopped.
Matrix encode(const Model& model, std::span<const int> ids, const Pass& pass = {}, std::span<const bool> hidden = {});

}  // namespace headlight
