#pragma once

#include <string>
#include <vector>

#include "app/draw/canvas.h"

namespace headlight {

/// Every character is half as wide as its size, bold or not.
class FakeMeasure : public TextMeasure {
 public:
  float text_width(std::string_view text, TextStyle style) const override {
    return static_cast<float>(text.size()) * style.size / 2;
  }
};

/// Notes what was drawn.
class FakeCanvas : public Canvas {
 public:
  struct Text {
    Point baseline;
    std::string text;
    TextStyle style;
    Color color;
    float degrees;
  };
  struct DrawnCurve {
    Curve curve;
    Color color;
  };
  struct Image {
    BitmapPtr bitmap;
    Rect rect, source;
  };

  void fill_rect(Rect rect, Color, float) override { filled.push_back(rect); }
  void stroke_rect(Rect rect, Color, float, float) override { stroked.push_back(rect); }
  void line(Point, Point, Color, float) override {}
  void curve(const Curve& curve, Color color) override { curves.push_back({curve, color}); }
  void text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor, float degrees) override {
    texts.push_back({baseline, std::string(text), style, color, degrees});
  }
  void image(const BitmapPtr& bitmap, Rect rect, Rect source) override { images.push_back({bitmap, rect, source}); }
  void push_clip(Rect) override { ++clips; }
  void pop_clip() override { --clips; }
  float text_width(std::string_view text, TextStyle style) const override { return FakeMeasure().text_width(text, style); }

  const Text* find(std::string_view wanted) const {
    for (const Text& text : texts)
      if (text.text == wanted) return &text;
    return nullptr;
  }

  std::vector<Rect> filled, stroked;
  std::vector<DrawnCurve> curves;
  std::vector<Text> texts;
  std::vector<Image> images;
  int clips = 0;
};

}  // namespace headlight
