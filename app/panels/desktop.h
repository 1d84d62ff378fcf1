#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/model/model.h"

namespace headlight {

/// Opens the window and works until it is closed. `load` runs on a thread of its own; what it throws is shown in the window.
/// `text` replaces the first example's sentence. Returns the exit status. Throws Error when there is no display.
int run_desktop(std::function<ModelPtr()> load, const std::optional<std::string>& text = {});

}  // namespace headlight
