#pragma once

#include <string>

#include "app/viewmodel/shapes.h"

namespace headlight {

/// The bytes of a PNG file (RGBA, 8 bits).
std::string png(const Bitmap& bitmap);

}  // namespace headlight
