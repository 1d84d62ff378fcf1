#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// values[i] = exp(values[i] - shift) for count floats, where no value exceeds shift by more than 88. Relative error below
/// 3e-7; what would be smaller than 1e-37 becomes about that. Uses the widest vectors of the CPU that it finds at run time.
void exponentials(float* values, Index count, float shift);

}  // namespace headlight
