#include "app/panels/overview_controls.h"

#include "app/draw/text.h"
#include "app/panels/controls.h"

namespace headlight {
namespace {

constexpr float padding = 8, height = 24;

/// Words on a soft ground when they are what is chosen; true when clicked.
bool segment(Ui& ui, const char* name, Rect& rest, std::string_view label, bool chosen, Icon icon = Icon::none) {
  const float width = ui.fonts.text_width(label, caption_style) + 2 * padding + (icon == Icon::none ? 0 : 14);
  rest.width -= width;
  const Rect rect{rest.right(), rest.y - 3, width, height};
  const Touch mouse = touch(ui, name, rect);
  const Color ink = chosen || mouse.hovered ? ui.theme.ink : ui.theme.mute;
  if (chosen || mouse.hovered) ui.canvas.fill_rect(rect, ui.theme.soft, 6);
  text_in(ui, {rect.x + padding, rect.y, width, height}, label, caption_style, ink);
  if (icon != Icon::none) draw_icon(ui.canvas, icon, {rect.right() - 14, rect.center().y}, ink, ui.theme.soft);
  return mouse.clicked;
}

}  // namespace

Rect draw_overview_controls(Ui& ui, Rect line) {
  const bool by_role = ui.state.options.by_role;
  if (segment(ui, "Roles", line, "Roles", ui.state.menu == Menu::roles, Icon::chevron)) ui.emit(OpenMenu{Menu::roles});
  line.width -= 8;
  if (segment(ui, "Order/Role", line, "By role", by_role) && !by_role) ui.emit(Toggle{Switch::by_role});
  if (segment(ui, "Order/Layer", line, "Layer order", !by_role) && by_role) ui.emit(Toggle{Switch::by_role});
  line.width -= 8;
  return line;
}

}  // namespace headlight
