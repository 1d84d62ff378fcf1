#pragma once

#include "app/draw/fonts.h"

namespace headlight {

/// Inter and JetBrains Mono as they were built into the binary.
FontFiles embedded_fonts();

}  // namespace headlight
