#include "app/panels/path_box.h"

#include <imgui.h>

#include <algorithm>

namespace headlight {
namespace {

constexpr TextStyle text_style{14};

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void push_look(const Theme& theme, float scale) {
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_Text, packed(theme.ink));
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, packed(theme.mute));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme.accent.faded(.25F)));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10 * scale, 7 * scale});
}

void pop_look() {
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(4);
}

}  // namespace

void PathBox::begin() {
  std::ranges::fill(buffer_, '\0');
  wants_focus_ = true;
  ++epoch_;
}

void PathBox::draw(Ui& ui, Rect rect, const char* hint) {
  const float scale = ui.fonts.scale();
  const Point corner = ui.canvas.to_screen({rect.x, rect.y});
  ui.report("ModelPath", rect);
  ui.canvas.fill_rect(rect, ui.theme.background, 8);
  ui.canvas.stroke_rect(rect, ui.theme.line, 1, 8);
  ImGui::SetCursorScreenPos({corner.x, corner.y});
  ImGui::SetNextItemWidth(rect.width * scale);
  ImGui::PushFont(ui.fonts.font(text_style));
  push_look(ui.theme, scale);
  ImGui::PushID(epoch_);
  if (wants_focus_) ImGui::SetKeyboardFocusHere();
  wants_focus_ = false;
  ImGui::InputTextWithHint("##ModelPath", hint, buffer_.data(), buffer_.size());
  ImGui::PopID();
  pop_look();
  ImGui::PopFont();
}

}  // namespace headlight
