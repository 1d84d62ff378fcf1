#pragma once

#include <string>

#include "app/draw/canvas.h"

namespace headlight {

/// Writes an SVG document (images by SVG 2's plain href). Text stays text (font-family Inter or JetBrains Mono, textLength
/// from the same metrics as on the screen); bitmaps become embedded PNGs. Valid XML whatever the text holds: characters that
/// XML forbids are U+FFFD.
class SvgCanvas : public Canvas {
 public:
  SvgCanvas(float width, float height, const TextMeasure& measure, float scale = 1);

  void fill_rect(Rect rect, Color color, float radius = 0) override;
  void stroke_rect(Rect rect, Color color, float thickness = 1, float radius = 0) override;
  void line(Point from, Point to, Color color, float thickness = 1) override;
  void curve(const Curve& curve, Color color) override;
  void text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor = Anchor::left,
            float degrees = 0) override;
  void image(const BitmapPtr& bitmap, Rect rect, Rect source = {}) override;
  void push_clip(Rect rect) override;
  void pop_clip() override;
  float text_width(std::string_view text, TextStyle style) const override { return measure_.text_width(text, style); }

  /// The whole document, closed.
  std::string document() const;

 private:
  std::string body_;
  const TextMeasure& measure_;
  float width_, height_, scale_;
  int clips_ = 0;  // so far, for their names
  int open_groups_ = 0;
};

}  // namespace headlight
