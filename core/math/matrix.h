#pragma once

#include <Eigen/Core>

namespace headlight {

// Letters used in every shape comment:
//   n = queries (rows), m = keys (columns), d = d_model, h = heads, k = width of one head (d / h), f = d_ff, v = vocabulary.

using Index = Eigen::Index;
/// Row-major, so that one token's vector or one query's weights are contiguous.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXf;
/// Views on matrices that somebody else owns; blocks of columns keep their outer stride.
using MatrixView = Eigen::Ref<const Matrix, 0, Eigen::OuterStride<>>;
using MutableMatrixView = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

}  // namespace headlight
