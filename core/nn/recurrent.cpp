#include "core/nn/recurrent.h"

#include "core/nn/linear.h"

namespace headlight {
namespace {

using Row = Eigen::Array<float, 1, Eigen::Dynamic>;

/// From `first`, in steps of +1 or -1, as long as there are rows. Row i of `states` becomes the state after row i of x.
void read_rows(const GruWeights& gru, const MatrixView& x, Index first, Index step, MutableMatrixView states) {
  const Matrix projected = linear(x, gru.input);  // (n, 3 s)
  Matrix state = Matrix::Zero(1, states.cols());
  for (Index row = first; row >= 0 && row < x.rows(); row += step) {
    advance(gru, projected.middleRows(row, 1), state);
    states.row(row) = state;
  }
}

}  // namespace

void advance(const GruWeights& gru, const MatrixView& projected, Matrix& state) {
  const Index s = state.cols();
  const Matrix fed_back = linear(state, gru.hidden);  // (1, 3 s)
  const Row reset = (projected.leftCols(s) + fed_back.leftCols(s)).array().logistic();
  const Row update = (projected.middleCols(s, s) + fed_back.middleCols(s, s)).array().logistic();
  const Row candidate = (projected.rightCols(s).array() + reset * fed_back.rightCols(s).array()).tanh();
  state = (candidate + update * (state.array() - candidate)).matrix();
}

Matrix read_both_ways(const RecurrentLayer& layer, const MatrixView& x) {
  const Index half = layer.forward.hidden.weight.rows();
  Matrix states(x.rows(), 2 * half);
  read_rows(layer.forward, x, 0, 1, states.leftCols(half));
  read_rows(layer.backward, x, x.rows() - 1, -1, states.rightCols(half));
  return states;
}

}  // namespace headlight
