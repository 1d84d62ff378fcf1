#include "core/math/exponential.h"

#include "core/math/kernels.h"

namespace headlight {

void exponentials(float* values, Index count, float shift) { kernels().exponentials(values, count, shift); }

}  // namespace headlight
