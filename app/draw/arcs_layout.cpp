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

/// No word is narrower than this, at size 1.
constexpr double least_width = .3;

WordSums word_sums(const std::vector<ArcWord>& words, const TextMeasure& measure) {
  std::vector<double> sums = {0};
  for (const ArcWord& word : words)
    sums.push_back(sums.back() + std::max<double>(measure.text_width(word.text, {1}), least_width));
  return std::make_shared<const std::vector<double>>(std::move(sums));
}

float least_gap(float size) { return size * .75F; }

float total(const WordSums& sums, float size) { return static_cast<float>(sums->back() * static_cast<double>(size)); }

float gaps(const WordSums& sums) { return static_cast<float>(std::max<std::size_t>(sums->size(), 2) - 2); }

float needed(const WordSums& sums, float size) { return total(sums, size) + least_gap(size) * gaps(sums) + 2 * padding; }

/// The largest size at which every row fits; the smallest when none does.
float fitting_size(const ArcsWidths& widths, float width) {
  for (const float size : sizes)
    if (needed(widths.queries, size) <= width && needed(widths.keys, size) <= width) return size;
  return sizes.back();
}

/// The words from `left` on, spread over the width up to a comfortable gap.
WordRow placed(const WordSums& sums, float left, float width, float baseline, float size) {
  const float gap =
      std::clamp((width - 2 * padding - total(sums, size)) / std::max(gaps(sums), 1.F), least_gap(size), size * 1.6F);
  return {sums, left + padding, baseline, size, gap};
}

float excess(const WordSums& sums, float size, float width) { return std::max(needed(sums, size) - width, 0.F); }

/// Far out of sight it makes no difference where a word is, but to a curve that is drawn with so many segments it does.
float near(float x, Rect area) { return std::clamp(x, area.x - area.width, area.right() + area.width); }

/// Half an ellipse, flatter the longer its span; one as long as `longest` fills the room.
float arc_height(float span, float longest, float room) {
  return std::min(.42F * span, std::max(room, 8.F) * std::pow(std::min(span / longest, 1.F), .37F));
}

}  // namespace

Rect WordRow::operator[](std::size_t word) const {
  const double before = (*sums_)[word], width = (*sums_)[word + 1] - before;
  const double x = static_cast<double>(left_) + before * static_cast<double>(size_) +
                   static_cast<double>(gap_) * static_cast<double>(word);
  return {static_cast<float>(x), baseline_ - size_, static_cast<float>(width * static_cast<double>(size_)),
          size_ * (1 + descent)};
}

/// size() when none does.
std::size_t WordRow::first_ending_after(float x) const {
  std::size_t low = 0;
  for (std::size_t high = size(); low < high;) {
    const std::size_t middle = (low + high) / 2;
    if ((*this)[middle].right() > x)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

int WordRow::at(Point point) const {
  if (size() == 0) return -1;
  const std::size_t word = std::min(first_ending_after(point.x - gap_ / 2), size() - 1);
  const Rect rect = (*this)[word];
  const float left = rect.x - (word > 0 ? gap_ / 2 : padding);
  const float right = rect.right() + (word + 1 < size() ? gap_ / 2 : padding);
  const Rect wide{left, rect.y - frame_space, right - left, rect.height + 2 * frame_space};
  return wide.contains(point) ? static_cast<int>(word) : -1;
}

std::pair<std::size_t, std::size_t> WordRow::between(float left, float right) const {
  const std::size_t first = first_ending_after(left);
  std::size_t last = first;
  while (last < size() && (*this)[last].x < right) ++last;
  return {first, last};
}

ArcsWidths arcs_widths(const ArcsModel& model, const TextMeasure& measure) {
  return {word_sums(model.queries, measure), word_sums(model.keys, measure)};
}

ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const TextMeasure& measure, float scroll) {
  return arcs_layout(model, area, arcs_widths(model, measure), scroll);
}

ArcsLayout arcs_layout(const ArcsModel& model, Rect area, const ArcsWidths& widths, float scroll) {
  ArcsLayout layout;
  layout.area = area;
  layout.two_rows = model.two_rows;
  const float size = layout.size = fitting_size(widths, area.width);
  const bool second = !model.below.head.empty();
  const float baseline = second ? area.center().y + size * .3F : area.bottom() - size * descent - frame_space;
  const float query_excess = excess(widths.queries, size, area.width), key_excess = excess(widths.keys, size, area.width);
  layout.scroll_range = std::max(query_excess, key_excess);
  layout.scroll = std::clamp(scroll, 0.F, layout.scroll_range);
  const float share = layout.scroll_range > 0 ? layout.scroll / layout.scroll_range : 0;
  layout.queries = placed(widths.queries, area.x - share * query_excess, area.width, baseline, size);
  layout.keys = placed(widths.keys, area.x - share * key_excess, area.width, area.y + size + frame_space, size);
  return layout;
}

int ArcsLayout::query_at(Point point) const { return area.contains(point) ? queries.at(point) : -1; }

int ArcsLayout::key_at(Point point) const { return area.contains(point) ? keys.at(point) : -1; }

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
  const float x0 = near(from.center().x + reach, layout.area), x1 = near(to.center().x - reach, layout.area);
  const float y = below ? from.bottom() + 3 : from.y - 3;
  const float room = below ? layout.area.bottom() - from.bottom() - label_room : from.y - layout.area.y - label_room;
  const float longest = std::min(layout.queries.back().right() - layout.queries.front().x, layout.area.width);
  const float height = itself ? layout.size * .7F : arc_height(std::abs(x1 - x0), longest, room);
  const float control = y + (below ? 4 : -4) * height / 3;  // a cubic reaches three quarters of its controls' height
  return {{x0, y}, {x0, control}, {x1, control}, {x1, y}, thickness};
}

}  // namespace headlight
