#include "app/panels/menu_parts.h"

#include <algorithm>

#include "app/draw/text.h"

namespace headlight {

Rect hanging(Rect button, float width, float height, const FrameLayout& layout) {
  const float left = std::clamp(button.right() - width, 8.F, std::max(8.F, layout.top.width - width - 8));
  return {left, layout.top.bottom() + 4, width, height};
}

void paragraph(Ui& ui, Rect& rest, std::string_view text, TextStyle style, Color color) {
  for (const std::string& line : wrapped(ui.fonts, text, style, rest.width)) {
    text_in(ui, {rest.x, rest.y, rest.width, style.size + 5}, line, style, color);
    rest.y += style.size + 6;
  }
}

}  // namespace headlight
