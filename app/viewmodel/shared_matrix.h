#pragma once

#include <memory>
#include <utility>

#include "core/math/matrix.h"

namespace headlight {

/// A matrix that is never changed and that several may show: of a long text it takes 64 MB.
class SharedMatrix {
 public:
  SharedMatrix() : SharedMatrix(Matrix()) {}
  SharedMatrix(Matrix matrix) : matrix_(std::make_shared<const Matrix>(std::move(matrix))) {}
  SharedMatrix(std::shared_ptr<const Matrix> matrix) : matrix_(std::move(matrix)) {}

  operator const Matrix&() const { return *matrix_; }
  const Matrix* operator->() const { return matrix_.get(); }
  const Matrix& operator*() const { return *matrix_; }
  float operator()(Index row, Index column) const { return (*matrix_)(row, column); }
  Index rows() const { return matrix_->rows(); }
  Index cols() const { return matrix_->cols(); }
  Index size() const { return matrix_->size(); }

 private:
  std::shared_ptr<const Matrix> matrix_;
};

}  // namespace headlight
