#pragma once

#include "core/math/matrix.h"

namespace headlight {

/// y = (x - mean(x)) / sqrt(var(x) + epsilon) * weight + bias for each row; var divides by d (Ba et al. 2016, equation 4).
///   x (n, d), weight (d), bias (d)
Matrix layer_norm(const MatrixView& x, const Vector& weight, const Vector& bias, float epsilon);

}  // namespace headlight
