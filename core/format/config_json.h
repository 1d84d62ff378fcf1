#pragma once

#include <string>
#include <string_view>

#include "core/model/config.h"

namespace headlight {

/// Reads and checks a model's config.json. Throws Error naming `name` and the member.
ModelConfig read_config(std::string_view json, const std::string& name);

}  // namespace headlight
