#include "core/math/packed.h"

#include <xmmintrin.h>

#include <algorithm>
#include <cassert>

#include "core/base/error.h"
#include "core/math/kernels.h"
#include "core/math/parallel.h"

namespace headlight {
namespace {

constexpr Index widest_panel = 32, highest_tile = 12;

Index round_up(Index count, Index unit) { return (count + unit - 1) / unit * unit; }

/// Rows whose distance is a multiple of 1 kB compete for the same few places of a cache. A copy with a small gap after each
/// row costs less, where a tile has more rows than there are places.
struct Factor {
  const float* data;
  Index stride;
};

Factor spread(const MatrixView& a) {
  constexpr Index crowded = 256, gap = 16;
  if (a.rows() <= 8 || a.outerStride() % crowded != 0) return {a.data(), a.outerStride()};
  thread_local Buffer copy;
  const Index stride = round_up(a.cols(), gap) + gap;
  float* rows = copy.reserve(a.rows() * stride);
  for (Index row = 0; row < a.rows(); ++row) std::copy_n(a.data() + row * a.outerStride(), a.cols(), rows + row * stride);
  return {rows, stride};
}

/// 4 by 4 floats and a scale; rows are `stride` floats apart.
void transpose4(const float* from, Index stride, float scale, float* to, Index to_stride) {
  const __m128 factor = _mm_set1_ps(scale);
  __m128 rows[4];
  for (Index i = 0; i < 4; ++i) rows[i] = _mm_mul_ps(_mm_loadu_ps(from + i * stride), factor);
  _MM_TRANSPOSE4_PS(rows[0], rows[1], rows[2], rows[3]);
  for (Index i = 0; i < 4; ++i) _mm_storeu_ps(to + i * to_stride, rows[i]);
}

/// Some rows of one panel's part of a product.
struct Block {
  const float* a;
  Index a_stride, rows;
  const float* b;
  Index depth;
  const float* bias;  // of the panel's first column, or null
  float* c;
  Index c_stride;
  const float* next;  // what this thread will probably need as b next, or null
};

/// Columns [from, to) of a panel, through a tile that has room for all of it.
void multiply_some(const Block& block, Index from, Index to) {
  float tile[highest_tile * widest_panel];
  const Kernels& kernel = kernels();
  assert(kernel.rows <= highest_tile && kernel.panel <= widest_panel);
  for (Index begin = 0; begin < block.rows; begin += kernel.rows) {
    const Index rows = std::min(kernel.rows, block.rows - begin);
    kernel.multiply(block.a + begin * block.a_stride, block.a_stride, rows, block.b, block.depth, nullptr, tile,
                    kernel.panel, nullptr);
    for (Index row = 0; row < rows; ++row)
      for (Index column = from; column < to; ++column)
        block.c[(begin + row) * block.c_stride + column - from] =
            tile[row * kernel.panel + column] + (block.bias ? block.bias[column] : 0);
  }
}

void multiply(const Block& block, Index from, Index to) {
  if (to - from < kernels().panel) return multiply_some(block, from, to);
  kernels().multiply(block.a, block.a_stride, block.rows, block.b, block.depth, block.bias, block.c, block.c_stride,
                     block.next);
}

/// Into how many parts the rows are cut: so that none takes longer than a request to stop may wait, and more where there are
/// too few panels for all threads.
Index row_parts(Index rows, Index panels) {
  constexpr Index tasks_per_thread = 4, fewest_rows = 48, most_rows = 512;
  const Index wanted = threads() == 1 ? 1 : tasks_per_thread * threads() / panels;
  return std::max((rows + most_rows - 1) / most_rows, std::min(wanted, rows / fewest_rows));
}

}  // namespace

void pack_panels(const MatrixView& matrix, float* panels) {
  const Index panel = kernels().panel;
  for (Index begin = 0; begin < matrix.cols(); begin += panel) {
    const Index count = std::min(panel, matrix.cols() - begin);
    for (Index row = 0; row < matrix.rows(); ++row, panels += panel) {
      std::copy_n(matrix.data() + row * matrix.outerStride() + begin, count, panels);
      std::fill(panels + count, panels + panel, 0.F);
    }
  }
}

void pack_panels_transposed(const MatrixView& matrix, float scale, float* panels) {
  const Index panel = kernels().panel, depth = matrix.cols(), stride = matrix.outerStride();
  for (Index begin = 0; begin < matrix.rows(); begin += panel, panels += depth * panel)
    for (Index column = 0; column < panel; column += 4) {
      const Index rows = std::clamp<Index>(matrix.rows() - begin - column, 0, 4);
      const float* from = matrix.data() + (begin + column) * stride;
      Index k = 0;
      for (; rows == 4 && k + 4 <= depth; k += 4) transpose4(from + k, stride, scale, panels + k * panel + column, panel);
      for (; k < depth; ++k)
        for (Index row = 0; row < 4; ++row)
          panels[k * panel + column + row] = row < rows ? from[row * stride + k] * scale : 0;
    }
}

void PackedMatrix::pack(const MatrixView& matrix) {
  rows_ = matrix.rows(), cols_ = matrix.cols();
  Buffer panels(rows_ * round_up(cols_, kernels().panel));
  if (size() > 0) pack_panels(matrix, panels.data());
  panels_ = std::make_shared<const Buffer>(std::move(panels));
}

const float* PackedMatrix::panel(Index index) const { return panels_->data() + index * rows_ * kernels().panel; }

Matrix PackedMatrix::unpacked() const {
  Matrix matrix(rows_, cols_);
  const Index width = kernels().panel;
  for (Index begin = 0; begin < cols_; begin += width) {
    const Index count = std::min(width, cols_ - begin);
    matrix.middleCols(begin, count) = Eigen::Map<const Matrix>(panel(begin / width), rows_, width).leftCols(count);
  }
  return matrix;
}

bool PackedMatrix::operator==(const PackedMatrix& other) const {
  return rows_ == other.rows_ && cols_ == other.cols_ &&
         (size() == 0 || std::equal(panel(0), panel(0) + rows_ * round_up(cols_, kernels().panel), other.panel(0)));
}

void product_packed(const MatrixView& a, const PackedMatrix& b, MutableMatrixView c, const PackedOptions& options) {
  assert(a.cols() == b.rows() && c.rows() == a.rows() && options.begin + c.cols() <= b.cols());
  if (c.size() == 0) return;
  const Index width = kernels().panel, end = options.begin + c.cols();
  const Index first = options.begin / width, panels = (end - 1) / width + 1 - first;
  const Index parts = row_parts(c.rows(), panels);
  const Factor left = spread(a);
  const auto stopped = [&] { return options.stop && options.stop->stop_requested(); };

  in_parallel(panels * parts, [&](Index task) {
    if (stopped()) return;
    const Index panel = first + task / parts, part = task % parts;
    const Index from = std::max(options.begin, panel * width), to = std::min(end, (panel + 1) * width);
    const Index row = c.rows() * part / parts, rows = c.rows() * (part + 1) / parts - row;
    float* into = &c(row, from - options.begin);
    multiply({left.data + row * left.stride, left.stride, rows, b.panel(panel), b.rows(),
              options.bias ? options.bias->data() + panel * width : nullptr, into, c.outerStride(),
              panel + threads() < first + panels ? b.panel(panel + threads()) : nullptr},
             from - panel * width, to - panel * width);
    if (options.activation) kernels().activate(*options.activation, into, c.outerStride(), rows, to - from);
  });
  if (stopped()) throw Cancelled();
}

}  // namespace headlight
