#include "core/math/softmax.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/math/exponential.h"

namespace headlight {
namespace {

using Row = Eigen::Ref<Eigen::Array<float, 1, Eigen::Dynamic>>;

void hide(Row row, std::span<const bool> hidden, float value) {
  for (Index key = 0; key < row.size() && !hidden.empty(); ++key)
    if (hidden[static_cast<std::size_t>(key)]) row[key] = value;
}

void softmax(Row row, std::span<const bool> hidden) {
  constexpr float lowest = std::numeric_limits<float>::lowest();
  hide(row, hidden, lowest);
  const float largest = row.size() > 0 ? row.maxCoeff() : lowest;
  if (!(largest > lowest)) {
    row.setZero();
    return;
  }
  exponentials(row.data(), row.size(), largest);
  hide(row, hidden, 0);
  row *= 1 / row.sum();
}

}  // namespace

void softmax_rows(MutableMatrixView scores, const Mask& mask) {
  const Index keys = scores.cols();
  assert(mask.hidden.empty() || static_cast<Index>(mask.hidden.size()) == keys);
  for (Index query = 0; query < scores.rows(); ++query) {
    const Index visible = mask.causal ? std::min(keys, mask.first_query + query + 1) : keys;
    softmax(scores.row(query).head(visible).array(), mask.hidden);
    scores.row(query).tail(keys - visible).setZero();
  }
}

Vector log_softmax(const Matrix& scores) {
  assert(scores.rows() == 1);
  const float largest = scores.maxCoeff();
  return scores.row(0).transpose().array() - largest - std::log((scores.array() - largest).exp().sum());
}

}  // namespace headlight
