#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// y = (x - mean(x)) / sqrt(var(x) + epsilon) * weight + bias for each row; var divides by d (Ba et al. 2016, equation 4).
///   x (n, d), weight (d), bias (d)
Matrix layer_norm(const MatrixView& x, const Vector& weight, const Vector& bias, float epsilon);

/// x / sqrt(mean(x²) + epsilon) * weight for each row, in place (Zhang & Sennrich 2019, equation 4).
///   x (n, d), weight (d)
void rms_norm(MutableMatrixView x, const Vector& weight, float epsilon);

}  // namespace headlight
