#include "app/panels/roles_menu.h"

#include <algorithm>

#include "app/draw/text.h"
#include "app/panels/overlay.h"
#include "app/state/role_choice.h"
#include "app/viewmodel/head_roles.h"
#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr float width = 900, padding = 16, search_height = 38, header_height = 26, row_height = 30;
constexpr TextStyle number_style{13, Weight::regular, Face::mono}, small{12};

struct Columns {
  float role, what, head, score, baselines;
};

Columns columns(Rect row) { return {row.x + 10, row.x + 148, row.right() - 296, row.right() - 240, row.right() - 188}; }

void draw_search(Ui& ui, Rect rect) {
  const std::string& query = ui.state.role_query;
  ui.canvas.stroke_rect(rect, ui.theme.accent, 1.4F, 8);
  const Rect inner{rect.x + 12, rect.y, rect.width - 24, rect.height};
  const std::string shown = fitted(ui.fonts, query, {16}, inner.width);
  text_in(ui, inner, query.empty() ? "Type a role: coreference, det, subject, previous …" : shown, {16},
          query.empty() ? ui.theme.mute : ui.theme.ink);
  const float caret = inner.x + (query.empty() ? -2 : ui.fonts.text_width(shown, {16}) + 1);
  ui.canvas.line({caret, rect.y + 10}, {caret, rect.bottom() - 10}, ui.theme.accent, 1.4F);
}

void draw_header(Ui& ui, Rect row) {
  const Columns at = columns(row);
  const auto label = [&](float x, std::string_view text) {
    text_in(ui, {x, row.y, 200, row.height}, text, small, ui.theme.mute);
  };
  label(at.role, "role"), label(at.what, "what a head with it does"), label(at.head, "best"), label(at.score, "score");
  label(at.baselines, "what it beats");
}

std::string compared_with(const HeadRole& role) {
  std::string text;
  for (const Baseline& baseline : role.baselines)
    text += (text.empty() ? "" : ", ") + short_baseline(baseline.name) + " " + fixed(baseline.score);
  return text;
}

void draw_row(Ui& ui, const HeadRole& role, bool chosen, Rect row) {
  const Touch mouse = touch(ui, "Roles/" + role.role, row);
  if (mouse.hovered || chosen) ui.canvas.fill_rect(row, ui.theme.soft, 6);
  const Columns at = columns(row);
  const auto text = [&](float x, float to, std::string_view words, TextStyle style, Color color) {
    text_in(ui, {x, row.y, to - x, row.height}, fitted(ui.fonts, words, style, to - x - 8), style, color);
  };
  if (role.trained) {
    const float wide = ui.fonts.text_width(role.role, {14, Weight::medium}) + 12;
    ui.canvas.fill_rect({at.role - 6, row.y + 4, wide, row.height - 8}, ui.theme.badge, 6);
  }
  text(at.role, at.what, role.role, {14, Weight::medium}, role.trained ? ui.theme.badge_ink : ui.theme.ink);
  text(at.what, at.head, role.what, {13}, ui.theme.mute);
  text(at.head, at.score, name(role.head), number_style, ui.theme.ink);
  text(at.score, at.baselines, role.baselines.empty() ? "" : fixed(role.score), number_style, ui.theme.ink);
  text(at.baselines, row.right(), compared_with(role), small, ui.theme.mute);
  if (mouse.clicked) ui.emit(LockHead{role.head}), ui.emit(OpenMenu{Menu::roles});
}

std::string nothing(const State& state) {
  if (!state.role_query.empty()) return "No head has such a role.";
  return state.model && !state.model->measured ? "What the heads do is being measured." : "No head has a role.";
}

void draw_rows(Ui& ui, const std::vector<const HeadRole*>& roles, int fitting, Rect first) {
  const int chosen = wrapped_row(ui.state.menu_row, roles.size()), count = static_cast<int>(roles.size());
  const int top = std::clamp(chosen - fitting / 2, 0, std::max(0, count - fitting));
  for (int i = top; i < std::min(count, top + fitting); ++i, first.y += first.height)
    draw_row(ui, *roles[static_cast<std::size_t>(i)], i == chosen, first);
}

}  // namespace

void draw_roles_menu(Ui& ui, const FrameLayout& layout) {
  if (!ui.state.sentence().trace) return;
  const auto roles = found_roles(*ui.state.sentence().trace, ui.state.role_query);
  const float top = layout.top.bottom() + 24, room = layout.content.bottom() - top - 24;
  const float frame = 2 * padding + search_height + header_height + 8;
  const int fitting = std::max(1, static_cast<int>((room - frame) / row_height));
  const int rows = std::clamp(static_cast<int>(roles.size()), 1, fitting);
  const float wide = std::min(width, layout.top.width - 16);
  const Rect sheet{(layout.top.width - wide) / 2, top, wide, frame + row_height * static_cast<float>(rows)};
  draw_overlay(ui, "RolesMenu", sheet, true, [&](Ui& above) {
    Rect line{sheet.x + padding, sheet.y + padding, sheet.width - 2 * padding, search_height};
    draw_search(above, line);
    line.y += search_height + 8, line.height = header_height;
    draw_header(above, line);
    line.y += header_height, line.height = row_height;
    if (roles.empty())
      return text_in(above, {line.x + 10, line.y, line.width, row_height}, nothing(above.state), {14}, above.theme.mute);
    draw_rows(above, roles, fitting, line);
  });
}

}  // namespace headlight
