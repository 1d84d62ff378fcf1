#pragma once

#include <string>

#include "core/trace/translate.h"

namespace headlight {

/// How probable the decoder finds a given target: a token for each of its pieces and the end token, each with its
/// log-probability after those before it (teacher forcing). Throws Error for a model without a decoder and for texts that
/// are too long, Cancelled between layers.
Translation score_target(const Model& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop = {});

}  // namespace headlight
