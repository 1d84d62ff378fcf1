#include "app/draw/text.h"

#include <algorithm>

#include "app/draw/utf8.h"

namespace headlight {
namespace {

/// Bytes of the longest beginning of `text`, in whole characters, that is at most `width` wide.
std::size_t fitting(const TextMeasure& measure, std::string_view text, TextStyle style, float width) {
  std::size_t end = 0;
  for (float used = 0; end < text.size();) {
    const std::size_t length = decode_utf8(text, end).length;
    used += measure.text_width(text.substr(end, length), style);
    if (used > width) break;
    end += length;
  }
  return end;
}

}  // namespace

std::string fitted(const TextMeasure& measure, std::string_view text, TextStyle style, float width) {
  if (measure.text_width(text, style) <= width) return std::string(text);
  const float room = width - measure.text_width("…", style);
  return std::string(text.substr(0, fitting(measure, text, style, room))) + "…";
}

std::vector<std::string> wrapped(const TextMeasure& measure, std::string_view text, TextStyle style, float width) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    std::size_t end = fitting(measure, text, style, width);
    if (end == 0) end = decode_utf8(text, 0).length;
    const std::size_t newline = text.substr(0, end).find('\n');
    const std::size_t space = end < text.size() && text[end] != ' ' ? text.rfind(' ', end) : end;
    if (newline != std::string_view::npos)
      end = newline;
    else if (space != std::string_view::npos && space > 0)
      end = space;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + (end < text.size() && (text[end] == ' ' || text[end] == '\n') ? 1 : 0)));
  }
  return lines;
}

Rect draw_badge(Canvas& canvas, Point top_left, std::string_view text, Color ground, Color ink) {
  constexpr TextStyle style{12};
  const Rect rect{top_left.x, top_left.y, canvas.text_width(text, style) + 16, 22};
  canvas.fill_rect(rect, ground, 6);
  canvas.text({rect.x + 8, rect.y + 15.5F}, text, style, ink);
  return rect;
}

}  // namespace headlight
