#include "app/panels/controls.h"

#include <algorithm>

namespace headlight {
namespace {

constexpr TextStyle label_style{14};

void disc(Canvas& canvas, Point center, float radius, Color color) {
  canvas.fill_rect({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, color, radius);
}

void draw_logo(Canvas& canvas, Point c, Color ink, Color ground) {
  disc(canvas, c, 6.5F, ink);
  canvas.push_clip({c.x + .5F, c.y - 8, 8, 16});
  disc(canvas, c, 5, ground);
  canvas.pop_clip();
}

void draw_moon(Canvas& canvas, Point c, Color ink, Color ground) {
  disc(canvas, c, 6, ink);
  disc(canvas, {c.x + 3, c.y - 2}, 5, ground);
}

void draw_sun(Canvas& canvas, Point c, Color ink) {
  disc(canvas, c, 3.5F, ink);
  constexpr Point rays[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {.71F, .71F}, {-.71F, .71F}, {.71F, -.71F}, {-.71F, -.71F}};
  for (const Point ray : rays)
    canvas.line({c.x + 5.5F * ray.x, c.y + 5.5F * ray.y}, {c.x + 8 * ray.x, c.y + 8 * ray.y}, ink, 1.5F);
}

void draw_lines(Canvas& canvas, std::initializer_list<Point> points, Color ink) {
  for (auto at = points.begin(); at + 1 != points.end(); ++at) canvas.line(*at, at[1], ink, 1.6F);
}

void draw_cross(Canvas& canvas, Point c, Color ink) {
  canvas.line({c.x - 3.5F, c.y - 3.5F}, {c.x + 3.5F, c.y + 3.5F}, ink, 1.5F);
  canvas.line({c.x - 3.5F, c.y + 3.5F}, {c.x + 3.5F, c.y - 3.5F}, ink, 1.5F);
}

void draw_arrow(Canvas& canvas, Point c, Color ink) {
  canvas.line({c.x - 5, c.y}, {c.x + 5, c.y}, ink, 1.5F);
  draw_lines(canvas, {{c.x + 1.5F, c.y - 3.5F}, {c.x + 5, c.y}, {c.x + 1.5F, c.y + 3.5F}}, ink);
}

float icon_width(Icon icon) { return icon == Icon::none ? 0 : 20; }

}  // namespace

void draw_icon(Canvas& canvas, Icon icon, Point c, Color ink, Color ground) {
  switch (icon) {
    case Icon::logo:
      return draw_logo(canvas, c, ink, ground);
    case Icon::moon:
      return draw_moon(canvas, c, ink, ground);
    case Icon::sun:
      return draw_sun(canvas, c, ink);
    case Icon::chevron:
      return draw_lines(canvas, {{c.x - 4, c.y - 2}, {c.x, c.y + 2}, {c.x + 4, c.y - 2}}, ink);
    case Icon::check:
      return draw_lines(canvas, {{c.x - 4, c.y}, {c.x - 1, c.y + 3}, {c.x + 4, c.y - 3.5F}}, ink);
    case Icon::cross:
      return draw_cross(canvas, c, ink);
    case Icon::arrow:
      return draw_arrow(canvas, c, ink);
    default:
      return;
  }
}

float button_width(const Ui& ui, std::string_view label, Icon icon) {
  return ui.fonts.text_width(label, label_style) + 24 + icon_width(icon);
}

bool button(Ui& ui, const std::string& name, Rect rect, std::string_view label, Icon icon, bool pressed) {
  const Touch mouse = touch(ui, name, rect);
  const Color ground = mouse.hovered || pressed ? ui.theme.soft : ui.theme.pane;
  const Color ink = mouse.hovered || pressed ? ui.theme.ink : ui.theme.mute;
  ui.canvas.fill_rect(rect, ground, 8);
  ui.canvas.stroke_rect(rect, ui.theme.line, 1, 8);
  const bool alone = label.empty();
  const Anchor anchor = icon == Icon::none ? Anchor::center : Anchor::left;
  if (!alone) text_in(ui, {rect.x + 12, rect.y, rect.width - 24, rect.height}, label, label_style, ink, anchor);
  if (icon != Icon::none)
    draw_icon(ui.canvas, icon, {alone ? rect.center().x : rect.right() - 18, rect.center().y}, ink, ground);
  return mouse.clicked;
}

bool checkbox(Ui& ui, const std::string& name, Rect rect, std::string_view label, bool checked) {
  const Touch mouse = touch(ui, name, rect);
  const Rect box{rect.x, rect.center().y - 7, 14, 14};
  if (checked)
    ui.canvas.fill_rect(box, ui.theme.accent, 3);
  else
    ui.canvas.stroke_rect(box, mouse.hovered ? ui.theme.ink : ui.theme.mute, 1.2F, 3);
  if (checked) draw_icon(ui.canvas, Icon::check, box.center(), ui.theme.accent_ink, ui.theme.accent);
  text_in(ui, {rect.x + 22, rect.y, rect.width - 22, rect.height}, label, label_style, ui.theme.ink);
  return mouse.clicked;
}

std::optional<float> slider(Ui& ui, const std::string& name, Rect rect, float value) {
  const Touch mouse = touch(ui, name, rect);
  const Rect track{rect.x, rect.center().y - 3, rect.width, 6};
  const float knob = track.x + std::clamp(value, 0.F, 1.F) * track.width;
  ui.canvas.fill_rect(track, ui.theme.soft, 3);
  ui.canvas.fill_rect({track.x, track.y, knob - track.x, track.height}, ui.theme.accent, 3);
  disc(ui.canvas, {std::clamp(knob, track.x + 7, track.right() - 7), rect.center().y}, mouse.hovered ? 8.F : 7.F,
       ui.theme.accent);
  if (!mouse.held) return {};
  return std::clamp((mouse.mouse.x - track.x) / track.width, 0.F, 1.F);
}

bool link(Ui& ui, const std::string& name, Point baseline, std::string_view label, TextStyle style) {
  const float width = ui.fonts.text_width(label, style);
  const Touch mouse = touch(ui, name, {baseline.x - 4, baseline.y - style.size - 2, width + 8, style.size + 10});
  ui.canvas.text(baseline, label, style, ui.theme.accent);
  const float y = baseline.y + 3.5F;
  ui.canvas.line({baseline.x, y}, {baseline.x + width, y}, mouse.hovered ? ui.theme.accent : ui.theme.accent.faded(.35F), 1);
  return mouse.clicked;
}

}  // namespace headlight
