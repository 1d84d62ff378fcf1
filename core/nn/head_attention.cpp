#include "core/nn/head_attention.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/math/buffer.h"
#include "core/math/kernels.h"
#include "core/math/packed.h"

namespace headlight {
namespace {

/// What is used again from head to head, one for each thread.
struct Workspace {
  Buffer keys, values, scores, scales, output;
};

Index round_up(Index count, Index unit) { return (count + unit - 1) / unit * unit; }

/// Keys, divided by √k, and values of one head as the kernels read them, and room for a few rows of scores.
class HeadAttention {
 public:
  HeadAttention(const Head& head, const Mask& mask, Workspace& space)
      : head_(head), mask_(mask), keys_(head.keys.rows()), width_(head.keys.cols()), padded_(round_up(width_, panel())) {
    constexpr Index gap = 16;  // rows a multiple of 4 kB apart would compete for the same places of a cache
    stride_ = round_up(keys_, panel()) + gap;
    key_panels_ = space.keys.reserve(stride_ * width_);
    value_panels_ = space.values.reserve(keys_ * padded_);
    scores_ = space.scores.reserve(kernels().rows * stride_);
    scales_ = space.scales.reserve(kernels().rows);
    output_ = space.output.reserve(kernels().rows * panel());
    pack_panels_transposed(head.keys, 1 / std::sqrt(static_cast<float>(width_)), key_panels_);
    if (head.output) pack_panels(head.values, value_panels_);
  }

  /// From scores to output for queries [begin, begin + rows).
  void attend(Index begin, Index rows) const {
    const Index seen = visible(begin + rows - 1);
    for (Index key = 0; key < seen; key += panel())
      kernels().multiply(head_.queries.data() + begin * head_.queries.outerStride(), head_.queries.outerStride(), rows,
                         key_panels_ + key * width_, width_, nullptr, scores_ + key, stride_, nullptr);
    for (Index row = 0; row < rows; ++row) scales_[row] = weigh(scores_ + row * stride_, begin + row);
    for (Index column = 0; column < width_ && head_.output; column += panel()) mix(begin, rows, seen, column);
  }

 private:
  static Index panel() { return kernels().panel; }
  Index visible(Index query) const { return mask_.causal ? std::min(keys_, mask_.first_query + query + 1) : keys_; }

  void hide(float* scores, Index count, float value) const {
    for (Index key = 0; key < count && !mask_.hidden.empty(); ++key)
      if (mask_.hidden[static_cast<std::size_t>(key)]) scores[key] = value;
  }

  /// Scores of one query become weights but for the scale, which is returned; those of hidden keys become 0.
  float weigh(float* scores, Index query) const {
    const Index count = visible(query);
    hide(scores, count, std::numeric_limits<float>::lowest());
    const float scale = kernels().softmax(scores, count);
    hide(scores, count, 0);
    std::fill(scores + count, scores + keys_, 0.F);
    if (head_.weights) kernels().stream(scores, scale, head_.weights + query * keys_, keys_);
    return scale;
  }

  /// One panel of the values' columns.
  void mix(Index begin, Index rows, Index seen, Index column) const {
    kernels().multiply(scores_, stride_, rows, value_panels_ + column * keys_, seen, nullptr, output_, panel(), nullptr);
    const Index count = std::min(panel(), width_ - column);
    for (Index row = 0; row < rows; ++row)
      for (Index i = 0; i < count; ++i)
        head_.output[(begin + row) * head_.output_stride + column + i] = output_[row * panel() + i] * scales_[row];
  }

  const Head& head_;
  const Mask& mask_;
  Index keys_, width_, padded_, stride_;
  float *key_panels_, *value_panels_, *scores_, *scales_, *output_;
};

}  // namespace

void attend(const Head& head, const Mask& mask, const std::stop_token& stop) {
  thread_local Workspace space;
  const HeadAttention attention(head, mask, space);
  const Index queries = head.queries.rows(), blocks = (queries + kernels().rows - 1) / kernels().rows;
  for (Index block = 0; block < blocks && !stop.stop_requested(); ++block) {
    const Index begin = queries * block / blocks;
    attention.attend(begin, queries * (block + 1) / blocks - begin);
  }
}

}  // namespace headlight
