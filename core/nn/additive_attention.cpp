#include "core/nn/additive_attention.h"

#include "core/math/softmax.h"
#include "core/nn/linear.h"

namespace headlight {

Matrix additive_weights(const AdditiveAttention& attention, const MatrixView& state, const MatrixView& prepared) {
  const Matrix query = linear(state, attention.state);  // (1, a)
  const Matrix bent = (prepared.rowwise() + query.row(0)).array().tanh();
  Matrix weights = (bent * attention.score).transpose();
  softmax_rows(weights);
  return weights;
}

}  // namespace headlight
