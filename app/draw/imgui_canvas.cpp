#include "app/draw/imgui_canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/draw/utf8.h"

namespace headlight {
namespace {

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

ImVec2 vec(Point p) { return {p.x, p.y}; }

/// Turns around a pivot; the identity for upright text, which stays on whole pixels.
struct Turn {
  ImVec2 pivot;
  float cosine = 1, sine = 0;

  ImVec2 operator()(float x, float y) const { return {pivot.x + x * cosine - y * sine, pivot.y + x * sine + y * cosine}; }
};

Turn turn(ImVec2 pivot, float degrees) {
  if (degrees == 0) return {{std::round(pivot.x), std::round(pivot.y)}};
  const float angle = degrees * std::numbers::pi_v<float> / 180;
  return {pivot, std::cos(angle), std::sin(angle)};
}

/// One glyph with its pen at `x` right of the pivot; `shrink` is 1 unless the size is not rasterized yet.
void draw_glyph(ImDrawList& list, const ImFont& font, const ImFontGlyph& glyph, const Turn& turn, float x, float shrink,
                ImU32 color) {
  const float baseline = std::round(font.Ascent);
  const float left = x + glyph.X0 * shrink, right = x + glyph.X1 * shrink;
  const float top = (glyph.Y0 - baseline) * shrink, bottom = (glyph.Y1 - baseline) * shrink;
  list.PrimReserve(6, 4);
  list.PrimQuadUV(turn(left, top), turn(right, top), turn(right, bottom), turn(left, bottom), {glyph.U0, glyph.V0},
                  {glyph.U1, glyph.V0}, {glyph.U1, glyph.V1}, {glyph.U0, glyph.V1}, color);
}

ImVec2 bezier(const ImVec2 (&p)[4], float t) {
  const float u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// Half a disc on the outer side of a line's end, so that nothing is covered twice.
void round_end(ImDrawList& list, ImVec2 end, ImVec2 inner, float thickness, ImU32 color) {
  constexpr float right_angle = std::numbers::pi_v<float> / 2;
  const float outward = std::atan2(end.y - inner.y, end.x - inner.x);
  list.PathArcTo(end, thickness / 2, outward - right_angle, outward + right_angle, 8);
  list.PathFillConvex(color);
}

/// Strokes every other stretch of `dash` pixels along the curve.
void dashed(ImDrawList& list, const ImVec2 (&points)[4], float dash, ImU32 color, float thickness) {
  const float length =
      std::hypot(points[3].x - points[0].x, points[3].y - points[0].y) + std::abs(points[1].y - points[0].y);
  const int steps = std::clamp(static_cast<int>(length / 2), 16, 1024);
  float walked = 0;
  ImVec2 last = points[0];
  list.PathLineTo(last);
  for (int step = 1; step <= steps; ++step) {
    const ImVec2 next = bezier(points, static_cast<float>(step) / static_cast<float>(steps));
    const bool was_on = std::fmod(walked, 2 * dash) < dash;
    walked += std::hypot(next.x - last.x, next.y - last.y);
    const bool is_on = std::fmod(walked, 2 * dash) < dash;
    if (is_on) list.PathLineTo(next);
    if (was_on && !is_on) list.PathStroke(color, 0, thickness);
    last = next;
  }
  list.PathStroke(color, 0, thickness);
}

}  // namespace

void ImGuiCanvas::fill_rect(Rect rect, Color color, float radius) {
  list_.AddRectFilled(vec(to_screen({rect.x, rect.y})), vec(to_screen({rect.right(), rect.bottom()})), packed(color),
                      radius * scale_);
}

void ImGuiCanvas::stroke_rect(Rect rect, Color color, float thickness, float radius) {
  list_.AddRect(vec(to_screen({rect.x, rect.y})), vec(to_screen({rect.right(), rect.bottom()})), packed(color),
                radius * scale_, 0, thickness * scale_);
}

void ImGuiCanvas::line(Point from, Point to, Color color, float thickness) {
  list_.AddLine(vec(to_screen(from)), vec(to_screen(to)), packed(color), thickness * scale_);
}

void ImGuiCanvas::curve(const Curve& curve, Color color) {
  const ImVec2 points[4] = {vec(to_screen(curve.from)), vec(to_screen(curve.control_from)), vec(to_screen(curve.control_to)),
                            vec(to_screen(curve.to))};
  const float thickness = curve.thickness * scale_;
  if (curve.dash > 0) return dashed(list_, points, curve.dash * scale_, packed(color), thickness);
  const float span = std::hypot(points[3].x - points[0].x, points[3].y - points[0].y);
  const int segments = std::clamp(static_cast<int>(std::sqrt(span) * 2), 12, 64);
  list_.AddBezierCubic(points[0], points[1], points[2], points[3], packed(color), thickness, segments);
  if (thickness < 2.5F) return;
  round_end(list_, points[0], points[1], thickness, packed(color));
  round_end(list_, points[3], points[2], thickness, packed(color));
}

void ImGuiCanvas::text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor, float degrees) {
  const float width = anchor == Anchor::left ? 0 : text_width(text, style);
  const Turn place = turn(vec(to_screen(baseline)), degrees);
  const ImFont& font = *fonts_.font(style);
  const float shrink = fonts_.pixels(style) / font.FontSize;
  const bool other_texture = list_._CmdHeader.TextureId != fonts_.atlas()->TexID;
  if (other_texture) list_.PushTextureID(fonts_.atlas()->TexID);
  float x = -width * scale_ * (anchor == Anchor::center ? .5F : 1);
  if (degrees == 0) x = std::round(x);
  fonts_.needs(text);
  while (!text.empty()) {
    const char32_t character = take_character(text);
    const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(fonts_.metrics().shown(character)));
    if (glyph && glyph->Visible) draw_glyph(list_, font, *glyph, place, x, shrink, packed(color));
    x += fonts_.metrics().advance(character, style) * scale_;
  }
  if (other_texture) list_.PopTextureID();
}

void ImGuiCanvas::image(const BitmapPtr& bitmap, Rect rect, Rect source) {
  if (!bitmap || bitmap->rgba.empty()) return;
  const auto width = static_cast<float>(bitmap->width), height = static_cast<float>(bitmap->height);
  source = source.width <= 0 ? Rect{0, 0, width, height} : source.inset(.02F);  // inset: no texel of a neighbour at the edge
  // ImGui calls a texture a pointer. NOLINTNEXTLINE(performance-no-int-to-ptr)
  const auto texture = reinterpret_cast<ImTextureID>(textures_.texture(bitmap));
  list_.AddImage(texture, vec(to_screen({rect.x, rect.y})), vec(to_screen({rect.right(), rect.bottom()})),
                 {source.x / width, source.y / height}, {source.right() / width, source.bottom() / height});
}

void ImGuiCanvas::push_clip(Rect rect) {
  list_.PushClipRect(vec(to_screen({rect.x, rect.y})), vec(to_screen({rect.right(), rect.bottom()})), true);
}

void ImGuiCanvas::pop_clip() { list_.PopClipRect(); }

}  // namespace headlight
