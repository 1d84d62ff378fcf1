#pragma once

#include "core/format/family.h"

namespace headlight::families {

/// Devlin et al. 2019.
Plan bert_plan(const ConfigJson& config);

}  // namespace headlight::families
