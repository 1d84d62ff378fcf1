#include "app/viewmodel/overview.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "app/viewmodel/colormap.h"
#include "app/viewmodel/number.h"
#include "core/analysis/attention_table.h"
#include "core/math/pooling.h"

namespace headlight {
namespace {

void paint(Bitmap& bitmap, const Matrix& values, int left, int top) {
  for (int row = 0; row < static_cast<int>(values.rows()); ++row)
    for (int column = 0; column < static_cast<int>(values.cols()); ++column) {
      const Color color = viridis(values(row, column));
      const auto at = static_cast<std::size_t>((top + row) * bitmap.width + left + column) * 4;
      std::ranges::copy(std::initializer_list<std::uint8_t>{color.r, color.g, color.b, 255},
                        bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }
}

Thumbnail thumbnail(const Trace& trace, HeadId head) {
  const HeadRole* role = role_of(trace, head);
  const bool compared = role && !role->baselines.empty();
  return {head, role ? role->role : "", compared ? fixed(role->score) : "", role && role->trained, has_head(trace, head)};
}

/// Of a text so long that weights are not kept it was made during the forward pass, of tokens.
Pooled small(const Trace& trace, HeadId head, const ViewOptions& options) {
  Pooled pooled = trace.deferred ? trace.deferred->thumbnail(head)
                                 : pool(attention_table(trace, head, options.join_words).weights, most_thumbnail_pixels);
  if (options.transpose) pooled.values.transposeInPlace();
  return pooled;
}

/// What was trained first, then role by role in alphabetical order, in each the highest score first; heads without a role
/// keep their order at the end.
std::vector<int> by_role(const std::vector<Thumbnail>& thumbnails) {
  std::vector<int> order(thumbnails.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](int i) {
    const Thumbnail& head = thumbnails[static_cast<std::size_t>(i)];
    return std::tuple(head.role.empty(), !head.trained, head.role);
  };
  std::ranges::stable_sort(order, [&](int a, int b) {
    const auto score = [&](int i) -> const std::string& { return thumbnails[static_cast<std::size_t>(i)].score; };
    return key(a) != key(b) ? key(a) < key(b) : score(a) > score(b);
  });
  return order;
}

std::string caption(Index cells_a_pixel) {
  std::string text = "hover to preview, click to lock";
  if (cells_a_pixel > 1) text += "; each pixel: strongest of " + thousands(cells_a_pixel);
  return text;
}

/// All heads of a stack have matrices of one shape: that of the first.
void make_room(OverviewModel& model, Bitmap& bitmap, const Matrix& first) {
  model.thumb_width = static_cast<int>(first.cols());
  model.thumb_height = static_cast<int>(first.rows());
  bitmap.width = model.heads * model.thumb_width;
  bitmap.height = model.layers * model.thumb_height;
  bitmap.rgba.resize(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height) * 4);
}

}  // namespace

const Thumbnail& OverviewModel::at(HeadId head) const {
  const int index = head.layer * heads + head.head;
  return thumbnails[static_cast<std::size_t>(index)];
}

Rect OverviewModel::source(HeadId head) const {
  return {static_cast<float>(head.head * thumb_width), static_cast<float>(head.layer * thumb_height),
          static_cast<float>(thumb_width), static_cast<float>(thumb_height)};
}

OverviewModel overview_model(const Trace& trace, Stack stack, const ViewOptions& options) {
  OverviewModel model;
  model.stack = stack;
  const auto [layers, heads] = shape_of(trace, stack);
  model.layers = layers, model.heads = heads;
  auto bitmap = std::make_shared<Bitmap>();
  Index cells_a_pixel = 1;
  for (int layer = 0; layer < model.layers; ++layer)
    for (int head = 0; head < model.heads; ++head) {
      model.thumbnails.push_back(thumbnail(trace, {stack, layer, head}));
      if (!model.thumbnails.back().present) continue;
      const Pooled pooled = small(trace, {stack, layer, head}, options);
      if (bitmap->rgba.empty()) make_room(model, *bitmap, pooled.values);
      cells_a_pixel = pooled.cells;
      paint(*bitmap, pooled.values, head * model.thumb_width, layer * model.thumb_height);
    }
  model.bitmap = std::move(bitmap);
  if (options.by_role) model.order = by_role(model.thumbnails);
  model.title = "All " + std::string(name(stack)) + " heads";
  model.caption = caption(cells_a_pixel);
  return model;
}

std::vector<Stack> stacks(const Trace& trace) {
  std::vector<Stack> found;
  for (const Stack stack : {Stack::encoder, Stack::cross, Stack::decoder})
    if (std::ranges::any_of(heads_of(trace), [&](HeadId head) { return head.stack == stack; })) found.push_back(stack);
  return found;
}

}  // namespace headlight
