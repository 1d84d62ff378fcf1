#include "app/draw/overview.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/draw/text.h"
#include "app/viewmodel/head_roles.h"

namespace headlight {
namespace {

constexpr float left_labels = 38, top_labels = 26;  // room for L0.. and H0..
constexpr float caption_height = 20;                // room below a thumbnail for its role
constexpr float name_height = 14;                   // and, by role, for its name
constexpr float legend_height = 30;
constexpr float largest_thumb = 96, smallest_captioned = 28;
constexpr float smallest_staggered = 20, narrow_step = 40, stagger = 12;
constexpr float smallest_below = 16;  // room that a role takes
constexpr TextStyle role_style{10}, axis_style{13};

/// A role under its thumbnail; on the badge's ground when the head was trained towards it.
void draw_role(Canvas& canvas, const Thumbnail& thumbnail, Rect rect, float room, const Theme& theme) {
  if (thumbnail.role.empty()) return;
  const bool fits = canvas.text_width(thumbnail.role, role_style) <= room;
  const std::string text = fitted(canvas, fits ? thumbnail.role : short_role(thumbnail.role), role_style, room);
  const float width = canvas.text_width(text, role_style), x = rect.center().x, y = rect.bottom() + 13;
  if (thumbnail.trained) canvas.fill_rect({x - width / 2 - 4, y - 10, width + 8, 14}, theme.badge, 4);
  canvas.text({x, y}, text, role_style, thumbnail.trained ? theme.badge_ink : theme.mute, Anchor::center);
}

/// Which head it is, and its score, under the role.
void draw_name(Canvas& canvas, const Thumbnail& thumbnail, Rect rect, float room, const Theme& theme) {
  const bool alone = thumbnail.role.empty();
  const std::string score = thumbnail.score.empty() ? "" : " " + thumbnail.score.substr(thumbnail.score.starts_with('0'));
  const bool fits = canvas.text_width(name(thumbnail.head) + score, role_style) <= room;
  canvas.text({rect.center().x, rect.bottom() + (alone ? 13 : 27)}, name(thumbnail.head) + (fits ? score : ""), role_style,
              theme.mute, Anchor::center);
}

/// Every how many heads there is room for a name above them.
int axis_step(const Canvas& canvas, const OverviewLayout& layout) {
  const float widest = canvas.text_width("H" + std::to_string(layout.heads - 1), axis_style) + 4;
  return std::max(1, static_cast<int>(std::ceil(widest / layout.step_x)));
}

void draw_axes(Canvas& canvas, const OverviewLayout& layout, const Theme& theme) {
  for (int head = 0; head < layout.heads; head += axis_step(canvas, layout)) {
    const Rect rect = layout.rect_of({layout.stack, 0, head});
    canvas.text({rect.center().x, rect.y - 9}, "H" + std::to_string(head), axis_style, theme.mute, Anchor::center);
  }
  for (int layer = 0; layer < layout.layers; ++layer) {
    const Rect rect = layout.rect_of({layout.stack, layer, 0});
    canvas.text({rect.x - 10, rect.center().y + 4.5F}, "L" + std::to_string(layer), axis_style, theme.mute, Anchor::right);
  }
}

void draw_frame(Canvas& canvas, const OverviewLayout& layout, std::optional<HeadId> head, Color color) {
  if (head && head->stack == layout.stack) canvas.stroke_rect(layout.rect_of(*head).inset(-3), color, 2, 4);
}

/// Says what the badge's ground means, where one is shown.
void draw_legend(Canvas& canvas, const OverviewModel& model, const OverviewLayout& layout, const Theme& theme) {
  if (!layout.captioned || std::ranges::none_of(model.thumbnails, &Thumbnail::trained)) return;
  const float below = caption_height + (model.order.empty() ? 0 : name_height) + 10;
  const float y = layout.origin.y + static_cast<float>(layout.layers - 1) * layout.step_y + layout.thumb + below;
  canvas.fill_rect({layout.origin.x, y, 14, 14}, theme.badge, 4);
  const bool some_measured =
      std::ranges::any_of(model.thumbnails, [](const Thumbnail& t) { return !t.role.empty() && !t.trained; });
  const std::string others = some_measured ? "; the others were measured" : "";
  canvas.text({layout.origin.x + 20, y + 11}, "trained towards this role" + others, {11}, theme.mute);
}

/// A little smaller, if that makes all cells of a thumbnail the same size.
float even(float thumb, int cells) {
  const float whole = cells > 0 ? std::floor(thumb / static_cast<float>(cells)) * static_cast<float>(cells) : 0;
  return whole >= thumb * .8F ? whole : thumb;
}

/// How wide a role may be written: into the space of neighbours that have none.
float role_room(const OverviewModel& model, const OverviewLayout& layout, HeadId head) {
  if (layout.staggered) return 1.5F * layout.step_x;
  if (!model.order.empty()) return layout.step_x - 4;
  const auto free = [&](int neighbour) {
    return neighbour < 0 || neighbour >= model.heads || model.at({head.stack, head.layer, neighbour}).role.empty();
  };
  return layout.step_x - 4 + (free(head.head - 1) && free(head.head + 1) ? layout.step_x * .6F : 0);
}

void draw_caption(Canvas& canvas, const OverviewModel& model, const OverviewLayout& layout, const Thumbnail& thumbnail,
                  const Theme& theme) {
  Rect rect = layout.rect_of(thumbnail.head);
  const long column = std::lround((rect.x - layout.origin.x) / layout.step_x);
  if (layout.staggered && column % 2 == 1) rect.height += stagger;
  draw_role(canvas, thumbnail, rect, role_room(model, layout, thumbnail.head), theme);
  if (!model.order.empty() && !layout.staggered) draw_name(canvas, thumbnail, rect, layout.step_x - 3, theme);
}

}  // namespace

OverviewLayout overview_layout(const OverviewModel& model, Rect area) {
  OverviewLayout layout;
  layout.area = area;
  layout.stack = model.stack;
  layout.layers = model.layers;
  layout.heads = model.heads;
  layout.order = model.order;
  layout.places.resize(model.order.size());
  for (std::size_t place = 0; place < model.order.size(); ++place)
    layout.places[static_cast<std::size_t>(model.order[place])] = static_cast<int>(place);
  const float caption = caption_height + (model.order.empty() ? 0 : name_height);
  if (model.layers == 0 || model.heads == 0) return layout;
  const float across = (area.width - left_labels) / static_cast<float>(model.heads);
  const float down = (area.height - top_labels - legend_height) / static_cast<float>(model.layers);
  layout.thumb = std::clamp(std::min(across - 6, down - caption - 4), 4.F, largest_thumb);
  if (down - caption < smallest_captioned) layout.thumb = std::clamp(std::min(across, down) - 2, 4.F, largest_thumb);
  layout.thumb = even(std::floor(layout.thumb), std::max(model.thumb_width, model.thumb_height));
  layout.step_x = std::floor(std::min(across, layout.thumb + 16));
  layout.step_y = std::floor(std::min(down, layout.thumb + caption_height + 28));
  const float below = layout.step_y - layout.thumb;
  layout.staggered = layout.step_x < narrow_step && layout.thumb >= smallest_staggered && below >= caption_height + stagger;
  layout.captioned = layout.staggered || (layout.thumb >= smallest_captioned && below >= smallest_below);
  layout.origin = {area.x + left_labels, area.y + top_labels};
  return layout;
}

Rect OverviewLayout::rect_of(HeadId head) const {
  const int index = head.layer * heads + head.head;
  const int place = places.empty() ? index : places[static_cast<std::size_t>(index)];
  return {origin.x + static_cast<float>(place % heads) * step_x, origin.y + static_cast<float>(place / heads) * step_y,
          thumb, thumb};
}

std::optional<HeadId> OverviewLayout::head_at(Point point) const {
  if (layers == 0 || heads == 0) return std::nullopt;
  const auto column = static_cast<int>(std::floor((point.x - origin.x) / step_x));
  const auto row = static_cast<int>(std::floor((point.y - origin.y) / step_y));
  if (column < 0 || column >= heads || row < 0 || row >= layers) return std::nullopt;
  const int place = row * heads + column;
  const int index = order.empty() ? place : order[static_cast<std::size_t>(place)];
  const HeadId head{stack, index / heads, index % heads};
  Rect rect = rect_of(head);
  rect.height += std::min(caption_height, step_y - thumb);
  return rect.contains(point) ? std::optional(head) : std::nullopt;
}

void draw_overview(Canvas& canvas, const OverviewModel& model, const OverviewLayout& layout, std::optional<HeadId> locked,
                   std::optional<HeadId> hovered, const Theme& theme) {
  if (model.thumbnails.empty()) return;
  if (model.order.empty()) draw_axes(canvas, layout, theme);
  for (const Thumbnail& thumbnail : model.thumbnails) {
    const Rect rect = layout.rect_of(thumbnail.head);
    if (thumbnail.present)
      canvas.image(model.bitmap, rect, model.source(thumbnail.head));
    else
      canvas.fill_rect(rect, theme.soft);
    if (layout.captioned) draw_caption(canvas, model, layout, thumbnail, theme);
  }
  draw_frame(canvas, layout, hovered, theme.mute);
  draw_frame(canvas, layout, locked, theme.accent);
  draw_legend(canvas, model, layout, theme);
}

}  // namespace headlight
