#pragma once

#include "core/model/contrast_model.h"

namespace headlight {

/// x_i + relu(y_{i-1} W_before + y_i W_here + y_{i+1} W_after + b), y = norm(x) and 0 beyond either end: after l layers row
/// i has seen l words to each side (Gehring et al. 2017, section 3, with a residual stream).
///   x (n, s); returns (n, s)
Matrix convolve(const ConvolutionLayer& layer, const MatrixView& x, float epsilon);

}  // namespace headlight
