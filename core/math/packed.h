#pragma once

#include <memory>
#include <optional>
#include <stop_token>

#include "core/math/activation.h"
#include "core/math/buffer.h"
#include "core/math/matrix.h"

namespace headlight {

/// A matrix laid out once for many products: panels of as many columns as the kernels take together (core/math/kernels.h),
/// each stored row by row, the last filled up with zeros. Immutable; copies share.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  template <class Derived>
  PackedMatrix(const Eigen::MatrixBase<Derived>& matrix) {  // implicit: wherever a matrix is given, it can be packed
    pack(matrix);
  }

  Index rows() const { return rows_; }
  Index cols() const { return cols_; }
  Index size() const { return rows_ * cols_; }
  const float* panel(Index index) const;
  Matrix unpacked() const;

  bool operator==(const PackedMatrix& other) const;

 private:
  void pack(const MatrixView& matrix);

  Index rows_ = 0, cols_ = 0;
  std::shared_ptr<const Buffer> panels_;
};

/// Write a matrix, or `scale` times its transpose, to `panels` in the layout of a PackedMatrix. Room for as many columns as
/// fill whole panels is needed.
void pack_panels(const MatrixView& matrix, float* panels);
void pack_panels_transposed(const MatrixView& matrix, float scale, float* panels);

struct PackedOptions {
  Index begin = 0;               // the column of b that is the first of c
  const Vector* bias = nullptr;  // (all columns of b), or none
  std::optional<Activation> activation = {};
  const std::stop_token* stop = nullptr;
};

/// c = activation(a b + bias), on as many threads as core/math/parallel.h allows; b is read from memory once. Columns that
/// are not those of whole panels cost a copy. Throws Cancelled soon after `stop` is asked for.
///   a (n, l), b (l, m), c (n, columns of b from `begin` on)
void product_packed(const MatrixView& a, const PackedMatrix& b, MutableMatrixView c, const PackedOptions& options = {});

}  // namespace headlight
