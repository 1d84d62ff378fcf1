#include "app/draw/svg_canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/draw/png.h"
#include "app/draw/utf8.h"

namespace headlight {
namespace {

/// A coordinate to a thousandth of a pixel, without trailing zeros; what is not finite is 0.
std::string number(float value) {
  if (!std::isfinite(value)) value = 0;
  char text[48];
  std::snprintf(text, sizeof text, "%.3f", static_cast<double>(value));
  std::string result = text;
  result.erase(result.find_last_not_of('0') + 1);
  if (result.back() == '.') result.pop_back();
  return result == "-0" ? "0" : result;
}

std::string attribute(const char* name, const std::string& value) { return std::string(" ") + name + "=\"" + value + "\""; }

std::string attribute(const char* name, float value) { return attribute(name, number(value)); }

std::string hex(Color c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
  return text;
}

/// fill="#…" and, where it is not opaque, fill-opacity="…"; the same for stroke.
std::string paint(const char* what, Color color) {
  std::string text = attribute(what, hex(color));
  if (color.a < 255) text += attribute((std::string(what) + "-opacity").c_str(), static_cast<float>(color.a) / 255);
  return text;
}

std::string rect_attributes(Rect rect, float radius) {
  std::string text =
      attribute("x", rect.x) + attribute("y", rect.y) + attribute("width", rect.width) + attribute("height", rect.height);
  return radius > 0 ? text + attribute("rx", radius) : text;
}

bool allowed_in_xml(char32_t c) {
  return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF && (c < 0x7F || c >= 0xA0) : c == '\t' || c == '\n';
}

std::string escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const char32_t c = take_character(text);
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      append_utf8(result, allowed_in_xml(c) ? c : replacement_character);
  }
  return result;
}

std::string base64(std::string_view bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) result += i + j > bytes.size() ? '=' : digits[group >> (18 - 6 * j) & 63];
  }
  return result;
}

Bitmap cropped(const Bitmap& bitmap, Rect source) {
  const int left = static_cast<int>(source.x), top = static_cast<int>(source.y);
  Bitmap result{static_cast<int>(source.width), static_cast<int>(source.height), {}};
  for (int row = 0; row < result.height; ++row) {
    const auto at = bitmap.rgba.begin() + static_cast<std::ptrdiff_t>((top + row) * bitmap.width + left) * 4;
    result.rgba.insert(result.rgba.end(), at, at + static_cast<std::ptrdiff_t>(result.width) * 4);
  }
  return result;
}

/// Every pixel as a square of `factor` x `factor`: viewers that smooth images against our wish then smooth nothing visible.
Bitmap magnified(const Bitmap& bitmap, int factor) {
  Bitmap result{bitmap.width * factor, bitmap.height * factor, {}};
  result.rgba.reserve(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height) * 4);
  for (int row = 0; row < result.height; ++row)
    for (int column = 0; column < result.width; ++column) {
      const int pixel = row / factor * bitmap.width + column / factor;
      const auto at = bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(pixel) * 4;
      result.rgba.insert(result.rgba.end(), at, at + 4);
    }
  return result;
}

/// So large that three pixels of the file cover one of the picture, but no wider than 2,048.
int magnification(const Bitmap& bitmap, Rect rect) {
  const int most = std::clamp(2048 / bitmap.width, 1, 32);
  return std::clamp(static_cast<int>(3 * rect.width / static_cast<float>(bitmap.width)), 1, most);
}

std::string font_attributes(TextStyle style) {
  static constexpr const char* weights[] = {"400", "500", "600", "700"};
  const bool mono = style.face == Face::mono;
  return attribute("font-family", mono ? "'JetBrains Mono', monospace" : "Inter, sans-serif") +
         attribute("font-size", style.size) +
         attribute("font-weight", std::string(mono ? "400" : weights[static_cast<std::size_t>(style.weight)]));
}

}  // namespace

SvgCanvas::SvgCanvas(float width, float height, const TextMeasure& measure, float scale)
    : measure_(measure), width_(width), height_(height), scale_(scale) {}

void SvgCanvas::fill_rect(Rect rect, Color color, float radius) {
  body_ += "<rect" + rect_attributes(rect, radius) + paint("fill", color) + "/>\n";
}

void SvgCanvas::stroke_rect(Rect rect, Color color, float thickness, float radius) {
  body_ += "<rect" + rect_attributes(rect, radius) + attribute("fill", "none") + paint("stroke", color) +
           attribute("stroke-width", thickness) + "/>\n";
}

void SvgCanvas::line(Point from, Point to, Color color, float thickness) {
  body_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) + attribute("y2", to.y) +
           paint("stroke", color) + attribute("stroke-width", thickness) + "/>\n";
}

void SvgCanvas::curve(const Curve& c, Color color) {
  const auto point = [](Point p) { return number(p.x) + " " + number(p.y); };
  body_ +=
      "<path" +
      attribute("d", "M" + point(c.from) + " C" + point(c.control_from) + " " + point(c.control_to) + " " + point(c.to)) +
      attribute("fill", "none") + paint("stroke", color) + attribute("stroke-width", c.thickness);
  body_ += c.dash > 0 ? attribute("stroke-dasharray", c.dash) : attribute("stroke-linecap", "round");
  body_ += "/>\n";
}

void SvgCanvas::text(Point baseline, std::string_view text, TextStyle style, Color color, Anchor anchor, float degrees) {
  if (text.empty()) return;
  static constexpr const char* anchors[] = {"start", "middle", "end"};
  body_ += "<text" + attribute("x", baseline.x) + attribute("y", baseline.y) + font_attributes(style) +
           paint("fill", color) + attribute("textLength", text_width(text, style)) +
           attribute("text-anchor", anchors[static_cast<std::size_t>(anchor)]);
  if (degrees != 0)
    body_ += attribute("transform", "rotate(" + number(degrees) + " " + number(baseline.x) + " " + number(baseline.y) + ")");
  body_ += " xml:space=\"preserve\">" + escaped(text) + "</text>\n";
}

void SvgCanvas::image(const BitmapPtr& bitmap, Rect rect, Rect source) {
  if (!bitmap || bitmap->rgba.empty()) return;
  const Bitmap part = source.width > 0 ? cropped(*bitmap, source) : *bitmap;
  const std::string file = png(magnified(part, magnification(part, rect)));
  body_ += "<image" + rect_attributes(rect, 0) + attribute("preserveAspectRatio", "none") +
           attribute("style", "image-rendering:pixelated") + attribute("href", "data:image/png;base64," + base64(file)) +
           "/>\n";
}

void SvgCanvas::push_clip(Rect rect) {
  const std::string id = "clip" + std::to_string(clips_++);
  body_ += "<clipPath" + attribute("id", id) + "><rect" + rect_attributes(rect, 0) + "/></clipPath>\n<g" +
           attribute("clip-path", "url(#" + id + ")") + ">\n";
  ++open_groups_;
}

void SvgCanvas::pop_clip() {
  body_ += "</g>\n";
  --open_groups_;
}

std::string SvgCanvas::document() const {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" +
                     attribute("width", width_ * scale_) + attribute("height", height_ * scale_) +
                     attribute("viewBox", "0 0 " + number(width_) + " " + number(height_)) + ">\n" + body_;
  for (int group = 0; group < open_groups_; ++group) text += "</g>\n";
  return text + "</svg>\n";
}

}  // namespace headlight
