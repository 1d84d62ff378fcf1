#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
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
  bool operator==(const Rect&) const = default;
};

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;

  bool operator==(const Color&) const = default;
  /// The same colour with its opacity multiplied by `opacity` (0..1).
  Color faded(float opacity) const {
    return {r, g, b, static_cast<std::uint8_t>(std::lround(static_cast<float>(a) * opacity))};
  }
};

/// Pixels made once and drawn often: row-major RGBA, drawn with nearest-neighbour magnification.
struct Bitmap {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // (height, width, 4)
};

using BitmapPtr = std::shared_ptr<const Bitmap>;

}  // namespace headlight
