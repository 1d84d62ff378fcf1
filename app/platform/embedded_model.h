#pragma once

#include <string>
#include <vector>

#include "core/model/model.h"

namespace headlight {

/// The model that is meant when none is named.
inline constexpr const char* default_model = "translator";

/// The names of the models that were built into the binary, in order.
std::vector<std::string> embedded_model_names();

/// Throws Error when there is no such model.
ModelPtr embedded_model(const std::string& name);

/// An embedded model's name, a folder, or a file in that folder. Throws Error naming what there is.
ModelPtr open_model(const std::string& name_or_folder);

}  // namespace headlight
