#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/nn/contrast_encoder.h"
#include "core/trace/run.h"
#include "core/trace/translate.h"

namespace headlight {

/// A trace of a contrast model. It has no heads, so its maps stand where a Transformer's first heads would: the pointer as
/// encoder L0H0 with the role "coreference", and, with a target and a decoder that attends, additive attention as cross L0H0
/// (row i: where the decoder looked as it read the i-th token, the start token first). Throws Error for more than 4,096
/// tokens, Cancelled between layers and tokens.
TracePtr run(const ContrastModel& model, const Input& input, const std::stop_token& stop = {});

/// As for a Transformer: most probable token by most probable token.
Translation translate(const ContrastModel& model, const std::string& text, const std::stop_token& stop = {});

/// As for a Transformer: how probable the decoder finds each piece of a given target, and its end.
Translation score_target(const ContrastModel& model, const std::string& text, const std::string& target,
                         const std::stop_token& stop = {});

/// What the decoder writes, the end token last unless the sentence became `longest` tokens long.
std::vector<Choice> write_greedily(const ContrastModel& model, const ContrastEncoding& source, Index longest,
                                   const std::stop_token& stop = {});

}  // namespace headlight
