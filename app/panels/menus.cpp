#include "app/panels/menus.h"

#include <algorithm>
#include <cmath>

#include "app/draw/text.h"
#include "app/panels/controls.h"
#include "app/panels/menu_parts.h"
#include "app/panels/model_menu.h"
#include "app/panels/overlay.h"
#include "app/panels/roles_menu.h"
#include "app/panels/shortcuts.h"
#include "app/state/role_choice.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

/// The place of item `index`, counted down columns of so many rows; the first item's is given.
Rect in_columns(Rect first, int index, int rows) {
  const int column = index / rows, row = index % rows;
  return {first.x + static_cast<float>(column) * first.width, first.y + static_cast<float>(row) * first.height, first.width,
          first.height};
}

// ---- examples

void draw_example(Ui& ui, const Example& example, bool chosen, Rect row) {
  const Touch mouse = touch(ui, "Examples/" + example.title, row);
  if (mouse.hovered || chosen) ui.canvas.fill_rect(row, ui.theme.soft, 6);
  const Rect inner{row.x + 10, row.y, row.width - 20, row.height};
  text_in(ui, {inner.x, row.y + 3, inner.width, 20}, fitted(ui.fonts, example.title, {14, Weight::medium}, inner.width),
          {14, Weight::medium}, ui.theme.ink);
  text_in(ui, {inner.x, row.y + 22, inner.width, 16}, fitted(ui.fonts, example.look, {12}, inner.width), {12},
          ui.theme.mute);
  if (mouse.clicked) ui.emit(LoadExample{example});
}

void draw_examples(Ui& ui, const std::vector<Example>& examples, const FrameLayout& layout) {
  constexpr float row_height = 42, column_width = 370;
  const int count = static_cast<int>(examples.size()), chosen = wrapped_row(ui.state.menu_row, examples.size());
  const bool wide = layout.top.width >= 2 * column_width + 60;
  const int columns = wide ? 2 : 1, rows = (count + columns - 1) / columns;
  const Rect sheet = hanging(top_buttons(ui, layout).examples, column_width * static_cast<float>(columns) + 16,
                             row_height * static_cast<float>(rows) + 16, layout);
  draw_overlay(ui, "ExamplesMenu", sheet, false, [&](Ui& above) {
    for (int i = 0; i < count; ++i) {
      const Rect row = in_columns({sheet.x + 8, sheet.y + 8, column_width, row_height}, i, rows);
      draw_example(above, examples[static_cast<std::size_t>(i)], i == chosen, row);
    }
  });
}

// ---- keys

void draw_keys(Ui& ui, const FrameLayout& layout, float height) {
  constexpr float row_height = 27, column_width = 356;
  const auto all = shortcuts();
  const int count = static_cast<int>(std::ranges::count_if(all, [](const Shortcut& s) { return !s.keys.empty(); }));
  const int rows = (count + 1) / 2;
  const float width = 2 * column_width + 40, tall = row_height * static_cast<float>(rows) + 64 + 76;
  const Rect sheet{(layout.top.width - width) / 2, std::max(4.F, (height - tall) / 2), width, tall};
  draw_overlay(ui, "KeysOverlay", sheet, true, [&](Ui& above) {
    text_in(above, {sheet.x + 24, sheet.y + 18, 300, 28}, "Keys", {22, Weight::bold}, above.theme.ink);
    int i = 0;
    for (const Shortcut& shortcut : all) {
      if (shortcut.keys.empty()) continue;
      const Rect row = in_columns({sheet.x + 24, sheet.y + 58, column_width, row_height}, i, rows);
      text_in(above, row, shortcut.keys, {13, Weight::medium, Face::mono}, above.theme.accent);
      text_in(above, {row.x + 92, row.y, row.width - 92, row.height}, shortcut.does, {14}, above.theme.ink);
      ++i;
    }
    Rect rest{sheet.x + 24, sheet.bottom() - 72, sheet.width - 48, 60};
    paragraph(
        above, rest,
        "Mouse: point at a word or cell to see only its links, click to pin it. Point at a head to preview it, click to "
        "lock it, click twice for its heatmap alone, click with Shift to draw it below the line. In the heatmap the wheel "
        "zooms and dragging pans. In the sentence box Ctrl Z undoes, Ctrl Y does it again.",
        {13}, above.theme.mute);
  });
}

}  // namespace

void draw_menus(Ui& ui, const std::vector<Example>& examples, PathBox& path, const FrameLayout& layout) {
  switch (ui.state.menu) {
    case Menu::examples:
      return draw_examples(ui, examples, layout);
    case Menu::model:
    case Menu::beside:
      return draw_model_menu(ui, path, layout);
    case Menu::roles:
      return draw_roles_menu(ui, layout);
    case Menu::keys:
      return draw_keys(ui, layout, layout.content.bottom());
    default:
      return;
  }
}

}  // namespace headlight
