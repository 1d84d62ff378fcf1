#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace headlight {

struct Point {
  float x = 0, y = 0;
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;

  bool operator==(const Color&) const = default;
  /// The same colour with its opacity multiplied by `opacity` (0..1).
  Color faded(float opacity) const { return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * opacity + .5f)}; }
};

enum class Face { sans, mono };
enum class Weight { regular, medium, bold };

/// Size in pixels at scale 1; the canvas multiplies by its own scale and rasterizes again, never stretches.
struct TextStyle {
  float size = 14;
  Weight weight = Weight::regular;
  Face face = Face::sans;
};

enum class Anchor { left, center, right };

/// Pixels made once and drawn often: row-major RGBA, drawn with nearest-neighbour magnification.
struct Bitmap {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // (height, width, 4)
};

/// A cubic Bézier curve; `dash` 0 is solid, else the length of a dash and of the gap behind it.
struct Curve {
  Point from, control_from, control_to, to;
  float thickness = 1;
  float dash = 0;
};

/// The one way to draw a picture: ImGui on the screen, SVG in a file. All coordinates are pixels at scale 1,
/// y down; text is placed by the left/center/right of its baseline and may be turned by `degrees` around that point
/// (negative turns upwards).
class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual void fill_rect(Rect rect, Color color, float radius = 0) = 0;
  virtual void stroke_rect(Rect rect, Color color, float thickness = 1, float radius = 0) = 0;
  virtual void line(Point from, Point to, Color color, float thickness = 1) = 0;
  virtual void curve(const Curve& curve, Color color) = 0;
  virtual void text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor = Anchor::left,
                    float degrees = 0) = 0;
  virtual void image(const std::shared_ptr<const Bitmap>& bitmap, Rect rect) = 0;
  virtual void push_clip(Rect rect) = 0;
  virtual void pop_clip() = 0;
  virtual float text_width(std::string_view text, TextStyle style) const = 0;
};

}  // namespace headlight
