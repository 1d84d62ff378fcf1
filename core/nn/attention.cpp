#include "core/nn/attention.h"

#include <cmath>

#include "core/math/layer_norm.h"
#include "core/nn/linear.h"

namespace headlight {
namespace {

void norm_heads(MutableMatrixView x, const Vector& weight, const Blocks& blocks) {
  for (Index begin = 0; begin < x.cols(); begin += blocks.head_width)
    rms_norm(x.middleCols(begin, blocks.head_width), weight, blocks.epsilon);
}

}  // namespace

Matrix project(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x, const Rotation& rotation) {
  Matrix projected = linear(x, attention.projections);
  if (blocks.query_key_norms) {
    norm_heads(projected.leftCols(blocks.queries_width()), attention.query_norm, blocks);
    norm_heads(projected.middleCols(blocks.queries_width(), blocks.keys_width()), attention.key_norm, blocks);
  }
  rotation.apply(projected.leftCols(blocks.queries_width() + blocks.keys_width()));
  return projected;
}

Matrix project_queries(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x) {
  return linear(x, attention.projections, {0, blocks.queries_width()});
}

Matrix project_keys_values(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x) {
  return linear(x, attention.projections, {blocks.queries_width(), 2 * blocks.keys_width()});
}

Matrix attend(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& queries, const KeysValues& memory,
              const Mask& mask, const Reporter& report) {
  const auto keys = memory.leftCols(blocks.keys_width()), values = memory.rightCols(blocks.keys_width());
  report(Site::queries, queries);
  report(Site::keys, keys);
  report(Site::values, values);

  const Index width = blocks.head_width;
  const int sharing = blocks.heads / blocks.key_value_heads;
  const float scale = 1 / std::sqrt(static_cast<float>(width));
  Matrix weights(queries.rows(), keys.rows());  // one head's at a time
  Matrix mixed(queries.rows(), queries.cols());
  for (int head = 0; head < blocks.heads; ++head) {
    const auto own = [&](auto& all, int place) { return all.middleCols(place * width, width); };
    product(own(queries, head), own(keys, head / sharing), weights, {.alpha = scale, .transpose = true});
    report(Site::scores, weights, head);
    softmax_rows(weights, mask);
    report(Site::weights, weights, head);
    product(weights, own(values, head / sharing), own(mixed, head));
    report(Site::head_output, own(mixed, head), head);
  }
  Matrix output = linear(mixed, attention.output);
  report(Site::attention_output, output);
  return output;
}

}  // namespace headlight
