#pragma once

#include <string_view>

#include "app/viewmodel/shapes.h"

namespace headlight {

enum class Face { sans, mono };
enum class Weight { regular, medium, semibold, bold };

/// Size in pixels at scale 1; the canvas multiplies by its own scale and rasterizes again, never stretches.
struct TextStyle {
  float size = 14;
  Weight weight = Weight::regular;
  Face face = Face::sans;
};

enum class Anchor { left, center, right };

/// A cubic Bézier curve; `dash` 0 is solid, else the length of a dash and of the gap behind it.
struct Curve {
  Point from, control_from, control_to, to;
  float thickness = 1;
  float dash = 0;
};

/// How wide a text is, in pixels at scale 1. Layouts need this and nothing else of a canvas.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  virtual float text_width(std::string_view text, TextStyle style) const = 0;
};

/// The one way to draw a picture: ImGui on the screen, SVG in a file. All coordinates are pixels at scale 1,
/// y down; text is placed by the left/center/right of its baseline and may be turned by `degrees` around that point
/// (negative turns upwards).
class Canvas : public TextMeasure {
 public:
  virtual void fill_rect(Rect rect, Color color, float radius = 0) = 0;
  virtual void stroke_rect(Rect rect, Color color, float thickness = 1, float radius = 0) = 0;
  virtual void line(Point from, Point to, Color color, float thickness = 1) = 0;
  virtual void curve(const Curve& curve, Color color) = 0;
  virtual void text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor = Anchor::left,
                    float degrees = 0) = 0;
  /// `source` is the part of the bitmap to draw, in its pixels; empty is all of it.
  virtual void image(const BitmapPtr& bitmap, Rect rect, Rect source = {}) = 0;
  virtual void push_clip(Rect rect) = 0;
  virtual void pop_clip() = 0;
};

}  // namespace headlight
