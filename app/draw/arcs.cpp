#include "app/draw/arcs.h"

#include <algorithm>
#include <cmath>

#include "app/draw/text.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float unselected = .18F;  // opacity of a link of weight 1
constexpr float special = .4F;      // opacity of a link to or from a dimmed special token

/// Everything that one of the two fans of links needs to be drawn.
struct Fan {
  const ArcsModel& model;
  const ArcLinks& links;
  const ArcsLayout& layout;
  const ArcsStyle& style;
  Color hue, mute;
  bool below = false;

  bool dims(const ArcLink& link) const {
    const std::vector<ArcWord>& keys = model.two_rows ? model.keys : model.queries;
    return model.queries[static_cast<std::size_t>(link.query)].dim || keys[static_cast<std::size_t>(link.key)].dim;
  }
};

Color hue(const Theme& theme, int index) { return index < 0 ? theme.accent : theme.head_hues[index % 5]; }

/// Links are told apart by width and by opacity.
float opacity(const Fan& fan, const ArcLink& link) {
  return (.3F + .7F * std::min(link.weight, 1.F)) * (fan.dims(link) ? special : 1);
}

/// Where either end is in sight; a link between words left and right of what is seen says nothing there.
bool in_sight(const Curve& curve, Rect area) {
  const auto inside = [&](Point end) { return end.x >= area.x && end.x <= area.right(); };
  return inside(curve.from) || inside(curve.to);
}

void draw_link(Canvas& canvas, const Fan& fan, const ArcLink& link, Color color) {
  Curve curve = arc_curve(fan.layout, link, fan.below);
  if (fan.below) curve.dash = 5 + curve.thickness;  // told apart by more than its hue
  if (in_sight(curve, fan.layout.area)) canvas.curve(curve, color);
}

void draw_others(Canvas& canvas, const Fan& fan) {
  if (!fan.style.selection.empty() && fan.style.only_selected) return;
  for (const int index : fan.links.drawn) {
    const ArcLink& link = fan.links.links[static_cast<std::size_t>(index)];
    if (fan.style.selection.empty())
      draw_link(canvas, fan, link, fan.hue.faded(opacity(fan, link)));
    else if (!selected(link, fan.style.selection))
      draw_link(canvas, fan, link, fan.mute.faded(unselected * opacity(fan, link)));
  }
}

/// The links of the selection, all of them: a reader's are never left out.
void draw_selected(Canvas& canvas, const Fan& fan) {
  const auto& links = fan.links.links;
  const auto [begin, end] = links_of(fan.links, fan.style.selection);
  for (int i = end - 1; i >= begin; --i) {
    const ArcLink& link = links[static_cast<std::size_t>(i)];
    if (selected(link, fan.style.selection))
      draw_link(canvas, fan, link, fan.hue.faded(opacity(fan, link) * fan.style.emphasis));
  }
}

/// The weight of the one link that matters, over its arc or beside the middle of its line.
void draw_weight(Canvas& canvas, const Fan& fan, Color ground) {
  const ArcLink* link = main_link(fan.links, fan.style.selection);
  if (!link) return;
  constexpr TextStyle style{14, Weight::semibold};
  const std::string weight = fixed(link->weight);
  const Curve curve = arc_curve(fan.layout, *link, fan.below);
  const Point middle{(curve.from.x + curve.to.x) / 2,
                     (curve.from.y + curve.to.y + 3 * (curve.control_from.y + curve.control_to.y)) / 8};
  const float width = canvas.text_width(weight, style) + 8, away = curve.thickness / 2;
  Point at{middle.x, fan.below ? middle.y + away + 12 : middle.y - away - 12};
  if (fan.model.two_rows) at = {middle.x + away + 4 + width / 2, middle.y};
  canvas.fill_rect({at.x - width / 2, at.y - 9, width, 18}, ground.faded(.85F), 5);
  canvas.text({at.x, at.y + 5}, weight, style, fan.hue, Anchor::center);
}

void draw_word(Canvas& canvas, const ArcWord& word, Rect rect, float size, bool is_selected, float room,
               const Theme& theme) {
  const Weight weight = is_selected ? Weight::bold : Weight::regular;
  const Color color = word.dim && !is_selected ? theme.mute.faded(.6F) : theme.ink;
  if (is_selected) canvas.stroke_rect({rect.x - room, rect.y, rect.width + 2 * room, rect.height}, theme.accent, 2, 6);
  canvas.text({rect.center().x, rect.y + size}, word.text, {size, weight}, color, Anchor::center);
}

void draw_words(Canvas& canvas, const std::vector<ArcWord>& words, const WordRow& row, const ArcsLayout& layout, int chosen,
                const Theme& theme) {
  const float room = std::min((words.size() > 1 ? row.gap() : layout.size) * .4F, 14.F);
  const auto [first, last] = row.between(layout.area.x, layout.area.right());
  for (std::size_t i = first; i < last; ++i)
    draw_word(canvas, words[i], row[i], layout.size, static_cast<int>(i) == chosen, room, theme);
}

}  // namespace

void draw_arcs(Canvas& canvas, const ArcsModel& model, const ArcsLayout& layout, const ArcsStyle& style,
               const Theme& theme) {
  canvas.push_clip(layout.area);
  const Fan fans[] = {{model, model.above, layout, style, hue(theme, style.hue), theme.mute, false},
                      {model, model.below, layout, style, hue(theme, style.second_hue), theme.mute, true}};
  for (const Fan& fan : fans) draw_others(canvas, fan);
  for (const Fan& fan : fans) draw_selected(canvas, fan);
  draw_words(canvas, model.queries, layout.queries, layout, style.selection.query, theme);
  draw_words(canvas, model.keys, layout.keys, layout, style.selection.key, theme);
  for (const Fan& fan : fans) draw_weight(canvas, fan, theme.background);
  canvas.pop_clip();
}

}  // namespace headlight
