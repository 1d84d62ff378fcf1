#include "app/panels/sentence_box.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace headlight {
namespace {

constexpr TextStyle text_style{19};

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

int place_caret(ImGuiInputTextCallbackData* data) {
  bool& to_end = *static_cast<bool*>(data->UserData);
  if (to_end) data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
  to_end = false;
  return 0;
}

void push_look(const Theme& theme, float scale) {
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, packed(theme.line));
  ImGui::PushStyleColor(ImGuiCol_Text, packed(theme.ink));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme.accent.faded(.25F)));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {14 * scale, 9.5F * scale});
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 5 * scale);
}

void pop_look() {
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(5);
}

}  // namespace

int SentenceBox::lines() const { return 1 + static_cast<int>(std::ranges::count(buffer_, '\n')); }

void SentenceBox::reload(const State& state, StandIns& stand_ins) {
  const std::string text = stand_ins.to_screen(state.sentences[static_cast<std::size_t>(side_)].text);
  buffer_.assign(std::max(text.size(), text_limit) + 1, '\0');
  std::ranges::copy(text, buffer_.begin());
}

bool SentenceBox::edit(Ui& ui, Rect rect) {
  const float scale = ui.fonts.scale();
  const Point corner = ui.canvas.to_screen({rect.x, rect.y});
  ImGui::SetCursorScreenPos({corner.x, corner.y});
  ImGui::PushFont(ui.fonts.font(text_style));
  push_look(ui.theme, scale);
  ImGui::PushID(text_epoch_);
  const bool changed = ImGui::InputTextMultiline(("##" + name_).c_str(), buffer_.data(), buffer_.size(),
                                                 {rect.width * scale, rect.height * scale},
                                                 ImGuiInputTextFlags_CallbackAlways, place_caret, &caret_to_end_);
  focused_ = ImGui::IsItemActive();
  ImGui::PopID();
  pop_look();
  ImGui::PopFont();
  return changed;
}

void SentenceBox::draw(Ui& ui, StandIns& stand_ins, Rect rect, bool wants_focus) {
  const bool replaced = text_epoch_ != ui.state.text_epoch;
  if (replaced) reload(ui.state, stand_ins);
  text_epoch_ = ui.state.text_epoch;
  if (wants_focus && (focus_epoch_ != ui.state.focus_epoch || (replaced && focused_))) {
    ImGui::SetKeyboardFocusHere();
    caret_to_end_ = true;
  }
  focus_epoch_ = ui.state.focus_epoch;
  ui.report(name_, rect);
  ui.canvas.fill_rect(rect, ui.theme.background, 8);
  ui.canvas.stroke_rect(rect, focused_ ? ui.theme.accent : ui.theme.line, focused_ ? 1.4F : 1.F, 8);
  if (buffer_[0] == '\0') text_in(ui, rect.inset(15), "Type a sentence", text_style, ui.theme.mute);
  if (edit(ui, rect)) ui.emit(SetText{side_, stand_ins.to_model(buffer_.data())});
}

}  // namespace headlight
