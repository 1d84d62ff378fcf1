#pragma once

#include "core/format/family.h"

namespace headlight::families {

/// Touvron et al. 2023, with the grouped keys and values of Llama 2 and the rotary scalings of Llama 3.
Plan llama_plan(const ConfigJson& config);

}  // namespace headlight::families
