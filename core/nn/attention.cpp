#include "core/nn/attention.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/math/layer_norm.h"
#include "core/math/parallel.h"
#include "core/math/product.h"
#include "core/nn/head_attention.h"
#include "core/nn/linear.h"

namespace headlight {
namespace {

void norm_heads(MutableMatrixView x, const Vector& weight, const Blocks& blocks) {
  for (Index begin = 0; begin < x.cols(); begin += blocks.head_width)
    rms_norm(x.middleCols(begin, blocks.head_width), weight, blocks.epsilon);
}

/// The heads of one attention.
class Heads {
 public:
  Heads(const Blocks& blocks, const MatrixView& queries, const KeysValues& memory, const Mask& mask, const Reporter& report)
      : blocks_(blocks),
        queries_(queries),
        keys_(memory.leftCols(blocks.keys_width())),
        values_(memory.rightCols(blocks.keys_width())),
        mask_(mask),
        report_(report),
        mixed_(queries.rows(), queries.cols()) {}

  /// All heads' outputs side by side, (n, h k). Heads work at the same time, as many as there is memory for their weights.
  Matrix mix() && {
    report_(Site::queries, queries_);
    report_(Site::keys, keys_);
    report_(Site::values, values_);
    std::vector<float*> weights = rooms();
    const bool homeless = report_.wants(Site::weights) && !weights.front();
    const int together = homeless ? heads_in_scratch() : blocks_.heads;
    Matrix scratch(homeless ? together * queries_.rows() : 0, keys_.rows());
    for (int first = 0; first < blocks_.heads; first += together) {
      const int count = std::min(together, blocks_.heads - first);
      for (int i = 0; i < count && homeless; ++i)
        weights[index(first + i)] = scratch.data() + i * queries_.rows() * keys_.rows();
      in_parallel(count, [&](Index i) { attend(work(first + static_cast<int>(i), weights), mask_, report_.pass.stop); });
      report_.pass.check();
      for (int i = 0; i < count; ++i) show(first + i, weights[index(first + i)]);
    }
    return std::move(mixed_);
  }

 private:
  static std::size_t index(int head) { return static_cast<std::size_t>(head); }

  std::vector<float*> rooms() const {
    std::vector<float*> rooms(index(blocks_.heads));
    for (int head = 0; head < blocks_.heads; ++head) rooms[index(head)] = report_.room(queries_.rows(), keys_.rows(), head);
    return rooms;
  }

  int heads_in_scratch() const {
    constexpr Index most_floats = Index{4} << 20;
    return static_cast<int>(
        std::clamp<Index>(most_floats / std::max<Index>(1, queries_.rows() * keys_.rows()), 1, blocks_.heads));
  }

  MatrixView own(const MatrixView& all, int place) const {
    return all.middleCols(place * blocks_.head_width, blocks_.head_width);
  }
  int shared(int head) const { return head / (blocks_.heads / blocks_.key_value_heads); }

  Head work(int head, const std::vector<float*>& weights) {
    return {own(queries_, head),
            own(keys_, shared(head)),
            own(values_, shared(head)),
            weights[index(head)],
            mixed_.data() + head * blocks_.head_width,
            mixed_.outerStride()};
  }

  void show(int head, const float* weights) const {
    if (report_.wants(Site::scores)) report_(Site::scores, scores(head), head);
    if (weights) report_(Site::weights, Eigen::Map<const Matrix>(weights, queries_.rows(), keys_.rows()), head);
    report_(Site::head_output, own(mixed_, head), head);
  }

  /// Computed again as a whole for who wants to see them, the masked ones too.
  Matrix scores(int head) const {
    Matrix scores(queries_.rows(), keys_.rows());
    const float scale = 1 / std::sqrt(static_cast<float>(blocks_.head_width));
    product(own(queries_, head), own(keys_, shared(head)), scores, {.alpha = scale, .transpose = true});
    return scores;
  }

  const Blocks& blocks_;
  const MatrixView queries_, keys_, values_;
  const Mask& mask_;
  const Reporter& report_;
  Matrix mixed_;
};

}  // namespace

Matrix project(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x, const Rotation& rotation,
               const std::stop_token* stop) {
  Matrix projected = linear(x, attention.projections, stop);
  if (blocks.query_key_norms) {
    norm_heads(projected.leftCols(blocks.queries_width()), attention.query_norm, blocks);
    norm_heads(projected.middleCols(blocks.queries_width(), blocks.keys_width()), attention.key_norm, blocks);
  }
  rotation.apply(projected.leftCols(blocks.queries_width() + blocks.keys_width()));
  return projected;
}

Matrix project_queries(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x) {
  Matrix queries(x.rows(), blocks.queries_width());
  linear(x, attention.projections, queries);
  return queries;
}

Matrix project_keys_values(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& x) {
  Matrix keys_values(x.rows(), 2 * blocks.keys_width());
  linear(x, attention.projections, keys_values, {.begin = blocks.queries_width()});
  return keys_values;
}

Matrix attend(const AttentionWeights& attention, const Blocks& blocks, const MatrixView& queries, const KeysValues& memory,
              const Mask& mask, const Reporter& report) {
  const Matrix mixed = Heads(blocks, queries, memory, mask, report).mix();
  Matrix output = linear(mixed, attention.output, &report.pass.stop);
  report(Site::attention_output, output);
  return output;
}

}  // namespace headlight
