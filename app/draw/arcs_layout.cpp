#include "app/draw/arcs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace headlight {
namespace {

constexpr std::array<float, 5> sizes = {24, 20, 17, 15, 13};
constexpr float padding = 14;     // left and right of a row
constexpr float label_room = 24;  // above the highest arc, for its weight
constexpr float descent = .42F;   // of the size: from the baseline to the lower edge of a word's frame
constexpr float frame_space = 8;  // between a word's frame and the edge of the area

struct Row {
  std::vector<float> widths;
  float total = 0;
};

Row measured(const std::vector<ArcWord>& words, float size, const TextMeasure& measure) {
  Row row;
  for (const ArcWord& word : words) {
    row.widths.push_back(std::max(measure.text_width(word.text, {size}), size * .3F));
    row.total += row.widths.back();
  }
  return row;
}

float least_gap(float size) { return size * .75F; }

float needed(const Row& row, float size) {
  return row.total + least_gap(size) * static_cast<float>(std::max<std::size_t>(row.widths.size(), 1) - 1) + 2 * padding;
}

/// The largest size at which every row fits; the smallest when none does.
float fitting_size(const ArcsModel& model, float width, const TextMeasure& measure) {
  for (const float size : sizes)
    if (needed(measured(model.queries, size, measure), size) <= width &&
        needed(measured(model.keys, size, measure), size) <= width)
      return size;
  return sizes.back();
}

/// The words' rectangles from `left` on, spread over the width up to a comfortable gap.
std::vector<Rect> placed(const Row& row, float left, float width, float baseline, float size) {
  const auto gaps = static_cast<float>(std::max<std::size_t>(row.widths.size(), 2) - 1);
  const float gap = std::clamp((width - 2 * padding - row.total) / gaps, least_gap(size), size * 1.6F);
  std::vector<Rect> rects;
  float x = left + padding;
  for (const float word : row.widths) {
    rects.push_back({x, baseline - size, word, size * (1 + descent)});
    x += word + gap;
  }
  return rects;
}

float excess(const Row& row, float size, float width) { return std::max(needed(row, size) - width, 0.F); }

/// The word whose rectangle, widened to the middle of the gaps, holds the point.
int word_at(const std::vector<Rect>& words, Point point) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Rect& word = words[i];
    const float left = i > 0 ? (words[i - 1].right() + word.x) / 2 : word.x - padding;
    const float right = i + 1 < words.size() ? (word.right() + words[i + 1].x) / 2 : word.right() + padding;
    if (Rect{left, word.y - frame_space, right - left, word.height + 2 * frame_space}.contains(point))
      return static_cast<int>(i);
  }
  return -1;
}

/// Half an ellipse, flatter the longer its span; one as long as `longest` fills the room.
float arc_height(float span, float longest, float room) {
  return std::min(.42F * span, std::max(room, 8.F) * std::pow(std::min(span / longest, 1.F), .37F));
}

}  // namespace

ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const TextMeasure& measure, float scroll) {
  ArcsLayout layout;
  layout.area = area;
  const float size = layout.size = fitting_size(model, area.width, measure);
  const Row queries = measured(model.queries, size, measure), keys = measured(model.keys, size, measure);
  const bool second = !model.below.head.empty();
  layout.baseline = second ? area.center().y + size * .3F : area.bottom() - size * descent - frame_space;
  layout.key_baseline = area.y + size + frame_space;
  const float query_excess = excess(queries, size, area.width), key_excess = excess(keys, size, area.width);
  layout.scroll_range = std::max(query_excess, key_excess);
  layout.scroll = std::clamp(scroll, 0.F, layout.scroll_range);
  const float share = layout.scroll_range > 0 ? layout.scroll / layout.scroll_range : 0;
  layout.queries = placed(queries, area.x - share * query_excess, area.width, layout.baseline, size);
  layout.keys = placed(keys, area.x - share * key_excess, area.width, layout.key_baseline, size);
  layout.two_rows = model.two_rows;
  return layout;
}

int ArcsLayout::query_at(Point point) const { return area.contains(point) ? word_at(queries, point) : -1; }

int ArcsLayout::key_at(Point point) const { return area.contains(point) ? word_at(keys, point) : -1; }

float arc_thickness(float weight) { return std::max(7 * weight, 1.F); }

Curve arc_curve(const ArcsLayout& layout, const ArcLink& link, bool below) {
  const Rect from = layout.queries[static_cast<std::size_t>(link.query)];
  const float thickness = arc_thickness(link.weight);
  if (layout.two_rows) {
    const Rect to = layout.keys[static_cast<std::size_t>(link.key)];
    const float middle = (from.y + to.bottom()) / 2;
    return {{from.center().x, from.y - 2},
            {from.center().x, middle},
            {to.center().x, middle},
            {to.center().x, to.bottom() + 2},
            thickness};
  }
  const Rect to = layout.queries[static_cast<std::size_t>(link.key)];
  const bool itself = link.query == link.key;  // a small loop over the word
  const float reach = itself ? std::min(from.width / 2, layout.size * .35F) : 0;
  const float x0 = from.center().x + reach, x1 = to.center().x - reach;
  const float y = below ? from.bottom() + 3 : from.y - 3;
  const float room = below ? layout.area.bottom() - from.bottom() - label_room : from.y - layout.area.y - label_room;
  const float longest = std::min(layout.queries.back().right() - layout.queries.front().x, layout.area.width);
  const float height = itself ? layout.size * .7F : arc_height(std::abs(x1 - x0), longest, room);
  const float control = y + (below ? 4 : -4) * height / 3;  // a cubic reaches three quarters of its controls' height
  return {{x0, y}, {x0, control}, {x1, control}, {x1, y}, thickness};
}

}  // namespace headlight
