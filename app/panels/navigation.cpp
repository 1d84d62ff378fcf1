#include "app/panels/navigation.h"

#include <array>

namespace headlight {
namespace {

struct Entry {
  Screen screen;
  const char* name;
};

constexpr std::array<Entry, 2> entries{{{Screen::explore, "Explore"}, {Screen::compare, "Compare"}}};

void draw_entry(Ui& ui, const Entry& entry, Rect rect) {
  const Touch mouse = touch(ui, std::string("Nav/") + entry.name, rect);
  const bool here = ui.state.screen == entry.screen;
  if (here || mouse.hovered) ui.canvas.fill_rect(rect, ui.theme.soft);
  if (here) ui.canvas.fill_rect({rect.x, rect.y, 3, rect.height}, ui.theme.accent);
  text_in(ui, {rect.x + 16, rect.y, rect.width - 16, rect.height}, entry.name,
          {14, here ? Weight::semibold : Weight::regular}, here ? ui.theme.ink : ui.theme.mute);
  if (mouse.clicked && !here) ui.emit(ShowScreen{entry.screen});
}

}  // namespace

void draw_navigation(Ui& ui, Rect rect) {
  if (rect.width <= 0) return;
  ui.canvas.fill_rect(rect, ui.theme.pane);
  ui.canvas.line({rect.right() - .5F, rect.y}, {rect.right() - .5F, rect.bottom()}, ui.theme.line);
  Rect row{rect.x, rect.y + 8, rect.width, 46};
  for (const Entry& entry : entries) {
    draw_entry(ui, entry, row);
    row.y += row.height;
  }
}

}  // namespace headlight
