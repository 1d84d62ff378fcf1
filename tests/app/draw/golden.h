#pragma once

#include <string>

#include "app/viewmodel/shapes.h"

namespace headlight {

/// Compares with tests/golden/pictures/<name>.png: at most 0.02 % of the pixels may differ by more than 2 of 255 in any
/// channel. On failure the new picture and the difference (in white) are written into golden-failures/ of the build folder
/// and the answer says where; empty when all is well. With HEADLIGHT_UPDATE_GOLDENS=1 in the environment the golden picture
/// is written instead.
std::string compare_with_golden(const std::string& name, const Bitmap& picture);

}  // namespace headlight
