#include "app/viewmodel/overview.h"

#include <algorithm>

#include "app/viewmodel/colormap.h"
#include "app/viewmodel/number.h"
#include "core/analysis/attention_table.h"

namespace headlight {
namespace {

/// How many cells a side make one pixel.
Index block(Index cells) { return (cells + most_thumbnail_pixels - 1) / most_thumbnail_pixels; }

/// (ceil(n / block), ceil(m / block)): the maximum of each block, so that a single strong link is never lost.
Matrix pooled(const Matrix& weights) {
  const Index down = std::max<Index>(block(weights.rows()), 1), across = std::max<Index>(block(weights.cols()), 1);
  Matrix result((weights.rows() + down - 1) / down, (weights.cols() + across - 1) / across);
  for (Index row = 0; row < result.rows(); ++row)
    for (Index column = 0; column < result.cols(); ++column) {
      const Index top = row * down, left = column * across;
      result(row, column) = weights.block(top, left, std::min(down, weights.rows() - top), std::min(across, weights.cols() - left)).maxCoeff();
    }
  return result;
}

void paint(Bitmap& bitmap, const Matrix& values, int left, int top) {
  for (int row = 0; row < static_cast<int>(values.rows()); ++row)
    for (int column = 0; column < static_cast<int>(values.cols()); ++column) {
      const Color color = viridis(values(row, column));
      const auto at = static_cast<std::size_t>((top + row) * bitmap.width + left + column) * 4;
      std::ranges::copy(std::initializer_list<std::uint8_t>{color.r, color.g, color.b, 255}, bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

void count_heads(OverviewModel& model, const Trace& trace) {
  for (const auto& [head, weights] : trace.weights) {
    if (head.stack != model.stack) continue;
    model.layers = std::max(model.layers, head.layer + 1);
    model.heads = std::max(model.heads, head.head + 1);
  }
}

Thumbnail thumbnail(const Trace& trace, HeadId head) {
  const HeadRole* role = role_of(trace, head);
  return {head, role ? role->role : "", role && role->trained, trace.weights.contains(head)};
}

std::string caption(const OverviewModel& model, Index cells) {
  std::string text = "All " + std::string(name(model.stack)) + " heads: hover to preview, click to lock";
  if (block(cells) > 1) text += "; each pixel is the strongest of " + thousands(block(cells) * block(cells)) + " weights";
  return text;
}

}  // namespace

Rect OverviewModel::source(HeadId head) const {
  return {static_cast<float>(head.head * thumb_width), static_cast<float>(head.layer * thumb_height),
          static_cast<float>(thumb_width), static_cast<float>(thumb_height)};
}

OverviewModel overview_model(const Trace& trace, Stack stack, const ViewOptions& options) {
  OverviewModel model;
  model.stack = stack;
  count_heads(model, trace);
  auto bitmap = std::make_shared<Bitmap>();
  Index cells = 0;
  for (int layer = 0; layer < model.layers; ++layer)
    for (int head = 0; head < model.heads; ++head) {
      model.thumbnails.push_back(thumbnail(trace, {stack, layer, head}));
      if (!model.thumbnails.back().present) continue;
      const AttentionTable table = attention_table(trace, {stack, layer, head}, options.join_words);
      const Matrix values = pooled(options.transpose ? Matrix(table.weights.transpose()) : table.weights);
      if (bitmap->rgba.empty()) {
        cells = std::max(table.weights.rows(), table.weights.cols());
        model.thumb_width = static_cast<int>(values.cols());
        model.thumb_height = static_cast<int>(values.rows());
        bitmap->width = model.heads * model.thumb_width;
        bitmap->height = model.layers * model.thumb_height;
        bitmap->rgba.resize(static_cast<std::size_t>(bitmap->width) * static_cast<std::size_t>(bitmap->height) * 4);
      }
      paint(*bitmap, values, head * model.thumb_width, layer * model.thumb_height);
    }
  model.bitmap = std::move(bitmap);
  model.caption = caption(model, cells);
  return model;
}

std::vector<Stack> stacks(const Trace& trace) {
  std::vector<Stack> found;
  for (const Stack stack : {Stack::encoder, Stack::cross, Stack::decoder})
    if (std::ranges::any_of(trace.weights, [&](const auto& entry) { return entry.first.stack == stack; })) found.push_back(stack);
  return found;
}

const HeadRole* role_of(const Trace& trace, HeadId head) {
  const auto found = std::ranges::find(trace.roles, head, &HeadRole::head);
  return found == trace.roles.end() ? nullptr : &*found;
}

}  // namespace headlight
