#include "core/nn/layer.h"

#include <algorithm>

#include "core/math/layer_norm.h"
#include "core/math/parallel.h"
#include "core/nn/linear.h"

namespace headlight {
namespace {

void add_learned(Matrix& x, const Matrix& table, const Positions& positions, std::span<const int> ids, Index position,
                 const std::string& name) {
  Index next = positions.first + position;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Index own = ids[i] == positions.skipped ? positions.first - 1 : next++;
    if (own >= table.rows())
      throw Error(name + " reads at most " + std::to_string(table.rows() - positions.first) + " tokens, not " +
                  std::to_string(static_cast<std::size_t>(position) + ids.size()));
    x.row(static_cast<Index>(i)) += table.row(own);
  }
}

void check_window(const Blocks& blocks, std::size_t tokens, const std::string& name) {
  if (blocks.window == 0 || tokens <= static_cast<std::size_t>(blocks.window)) return;
  throw Error(name + " attends within windows of " + std::to_string(blocks.window) +
              " tokens, which is not supported, so it reads at most that many, not " + std::to_string(tokens));
}

}  // namespace

Matrix rows_of(const Matrix& embedding, std::span<const int> ids, float scale, const std::string& name) {
  Matrix x(static_cast<Index>(ids.size()), embedding.cols());
  Index row = 0;
  for (const int id : ids) {
    if (id < 0 || id >= embedding.rows())
      throw Error(name + ": token " + std::to_string(id) + " is outside the model's vocabulary of " +
                  std::to_string(embedding.rows()));
    x.row(row++) = embedding.row(id) * scale;
  }
  return x;
}

Matrix embed(const Matrix& embedding, const StackWeights& stack, const Blocks& blocks, std::span<const int> ids,
             const std::string& name, Index position) {
  check_window(blocks, static_cast<std::size_t>(position) + ids.size(), name);
  Matrix x = rows_of(embedding, ids, blocks.embedding_scale, name);
  if (blocks.token_types > 0) x.rowwise() += stack.token_types.row(0);
  if (blocks.positions.kind == PositionKind::sinusoidal)
    add_sinusoidal_positions(x, blocks.positions.first + position, blocks.positions.order);
  if (blocks.positions.kind == PositionKind::learned) add_learned(x, stack.positions, blocks.positions, ids, position, name);
  return blocks.embedding_norm ? normalize(x, stack.embedding_norm, blocks) : x;
}

Matrix feed(const FeedForward& feed_forward, const Blocks& blocks, const MatrixView& x, const Reporter& report) {
  report(Site::feed_forward_input, x);
  const std::stop_token* stop = &report.pass.stop;
  constexpr Index gap = 16;  // rows a multiple of 4 kB apart would compete for the same places of a cache
  Matrix room(x.rows(), blocks.d_ff + gap);
  auto inner = room.leftCols(blocks.d_ff);  // (n, f)
  linear(x, feed_forward.inner, inner, {0, blocks.activation, stop});
  if (blocks.gated) {
    Matrix values(x.rows(), blocks.d_ff);
    linear(x, feed_forward.inner, values, {.begin = blocks.d_ff, .stop = stop});
    inner.array() *= values.array();
  }
  report(Site::feed_forward_inner, inner);
  Matrix output = linear(inner, feed_forward.outer, stop);
  report(Site::feed_forward_output, output);
  return output;
}

void add(Matrix& x, const MatrixView& y) {
  constexpr Index rows_a_task = 64;
  in_parallel((x.rows() + rows_a_task - 1) / rows_a_task, [&](Index task) {
    const Index begin = task * rows_a_task, count = std::min(rows_a_task, x.rows() - begin);
    x.middleRows(begin, count) += y.middleRows(begin, count);
  });
}

Matrix normalize(const MatrixView& x, const Norm& norm, const Blocks& blocks) {
  if (blocks.norm == NormKind::layer) return layer_norm(x, norm.weight, norm.bias, blocks.epsilon);
  Matrix y = x;
  rms_norm(y, norm.weight, blocks.epsilon);
  return y;
}

Rotation rotation_of(const Blocks& blocks, Index first, Index count) {
  return blocks.rope ? Rotation(*blocks.rope, blocks.head_width, first, count) : Rotation();
}

}  // namespace headlight
