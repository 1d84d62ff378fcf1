#pragma once

#include <stop_token>
#include <string>

#include "core/model/model.h"
#include "core/trace/trace.h"

namespace headlight {

struct Input {
  std::string text;
  std::string target;  // empty: encoder only
};

/// One forward pass with every attention matrix kept. Throws Error for input the model cannot read,
/// Cancelled between layers once `stop` is asked for.
TracePtr run(const Model& model, const Input& input, std::stop_token stop = {});

}  // namespace headlight
