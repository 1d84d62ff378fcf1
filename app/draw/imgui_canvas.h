#pragma once

#include "app/draw/canvas.h"
#include "app/draw/fonts.h"
#include "app/draw/textures.h"

struct ImDrawList;

namespace headlight {

/// Draws on an ImDrawList: canvas (0, 0) is `origin` in ImGui's coordinates, one canvas pixel is `scale` of ImGui's.
/// `scale` must be the FontSet's. Cheap to make: one a panel a frame.
class ImGuiCanvas : public Canvas {
 public:
  ImGuiCanvas(ImDrawList& list, FontSet& fonts, TextureCache& textures, Point origin, float scale)
      : list_(list), fonts_(fonts), textures_(textures), origin_(origin), scale_(scale) {}

  void fill_rect(Rect rect, Color color, float radius = 0) override;
  void stroke_rect(Rect rect, Color color, float thickness = 1, float radius = 0) override;
  void line(Point from, Point to, Color color, float thickness = 1) override;
  void curve(const Curve& curve, Color color) override;
  void text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor = Anchor::left,
            float degrees = 0) override;
  void image(const BitmapPtr& bitmap, Rect rect, Rect source = {}) override;
  void push_clip(Rect rect) override;
  void pop_clip() override;
  float text_width(std::string_view text, TextStyle style) const override { return fonts_.text_width(text, style); }

  /// ImGui's coordinates to the canvas' (for the mouse) and back (for widgets beside drawings).
  Point from_screen(Point screen) const { return {(screen.x - origin_.x) / scale_, (screen.y - origin_.y) / scale_}; }
  Point to_screen(Point point) const { return {origin_.x + point.x * scale_, origin_.y + point.y * scale_}; }

 private:
  ImDrawList& list_;
  FontSet& fonts_;
  TextureCache& textures_;
  Point origin_;
  float scale_;
};

}  // namespace headlight
