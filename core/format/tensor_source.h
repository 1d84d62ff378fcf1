#pragma once

#include <set>
#include <string>

#include "core/format/safetensors.h"
#include "core/math/matrix.h"

namespace headlight {

/// Hands out the tensors of one or several files as float matrices of the shape asked for.
class TensorSource {
 public:
  TensorSource(Tensors tensors, std::string name) : tensors_(std::move(tensors)), name_(std::move(name)) {}

  /// Shapes are checked before memory is taken. Throw Error naming the tensor when it is missing, has another shape or a
  /// type other than F32, F16 and BF16, or holds NaN or infinity.
  Matrix matrix(const std::string& key, Index rows, Index columns);
  Vector vector(const std::string& key, Index size);
  /// A vector that may be stored as a matrix of one row.
  Vector row(const std::string& key, Index size);
  /// A tensor of two or more dimensions as a matrix: rows by the first, columns by all others together.
  Matrix folded(const std::string& key, const Shape& shape);
  bool has(const std::string& key) const { return tensors_.contains(key); }

  bool has_any_with(const std::string& prefix) const {
    const auto found = tensors_.lower_bound(prefix);
    return found != tensors_.end() && found->first.starts_with(prefix);
  }

  /// Throws Error naming tensors that nobody asked for, among those whose names begin with `within`.
  void expect_all_read(std::string_view within = "") const;

 private:
  const Tensor& find(const std::string& key, const Shape& shape);
  void read(const std::string& key, const Shape& shape, float* into);

  Tensors tensors_;
  std::set<std::string> read_;
  std::string name_;
};

}  // namespace headlight
