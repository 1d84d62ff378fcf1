#include "app/panels/sentence_box.h"

#include <imgui.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace headlight {
namespace {

constexpr TextStyle text_style{19};
constexpr float padding = 14, scrollbar = 5;

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

/// What ImGui's callback works on while the box has the caret.
struct Editing {
  SoftWrap& wrap;
  bool& caret_to_end;
  std::pair<int, int>& selection;
  float width;
  const TextMeasure& measure;
  bool newline_typed = false;
};

void break_lines(ImGuiInputTextCallbackData& data, Editing& editing) {
  SoftWrap& wrap = editing.wrap;
  const std::string_view now(data.Buf, static_cast<std::size_t>(data.BufTextLen));
  if (now != wrap.shown()) wrap.edited(now, editing.newline_typed);
  wrap.fit(editing.width, editing.measure);
  if (now == wrap.shown()) return;
  std::ranges::copy(wrap.shown(), data.Buf);  // as long as it was
  data.BufDirty = true;
}

int on_edit(ImGuiInputTextCallbackData* data) {
  Editing& editing = *static_cast<Editing*>(data->UserData);
  if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
    editing.newline_typed |= data->EventChar == '\n';
    return 0;
  }
  break_lines(*data, editing);
  if (editing.caret_to_end) data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
  editing.caret_to_end = false;
  editing.selection = std::minmax(data->SelectionStart, data->SelectionEnd);
  return 0;
}

void push_look(const Theme& theme, float scale) {
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, packed(theme.line));
  ImGui::PushStyleColor(ImGuiCol_Text, packed(theme.ink));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme.accent.faded(.25F)));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding * scale, 9.5F * scale});
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, scrollbar * scale);
}

void pop_look() {
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(5);
}

}  // namespace

SentenceBox::SentenceBox(int side, std::string name) : side_(side), name_(std::move(name)), wrap_(text_style) {}

void SentenceBox::reload(const State& state, StandIns& stand_ins) {
  wrap_.set(stand_ins.to_screen(state.sentences[static_cast<std::size_t>(side_)].text));
}

/// Gives ImGui the broken text; while the box has the caret ImGui keeps its own.
void SentenceBox::show() {
  const std::string& shown = wrap_.shown();
  buffer_.resize(std::max(shown.size(), text_limit) + 1);
  std::ranges::copy(shown, buffer_.begin());
  buffer_[shown.size()] = '\0';
}

std::string SentenceBox::copied(std::string_view shown) const {
  const auto [begin, end] = selection_;
  const auto at = static_cast<std::size_t>(begin), length = static_cast<std::size_t>(end - begin);
  const bool own = at + length <= wrap_.shown().size() && std::string_view(wrap_.shown()).substr(at, length) == shown;
  return own ? wrap_.text().substr(at, length) : std::string(shown);
}

/// True when the text has become another.
bool SentenceBox::edit(Ui& ui, Rect rect) {
  const float scale = ui.fonts.scale();
  const Point corner = ui.canvas.to_screen({rect.x, rect.y});
  Editing editing{wrap_, caret_to_end_, selection_, rect.width - 2 * padding - scrollbar - 4, ui.fonts};
  if (!focused_) wrap_.fit(editing.width, ui.fonts);  // else on_edit does, for ImGui shows what it keeps
  show();
  const std::string before = wrap_.text();
  ImGui::SetCursorScreenPos({corner.x, corner.y});
  ImGui::PushFont(ui.fonts.font(text_style));
  push_look(ui.theme, scale);
  ImGui::PushID(text_epoch_);
  ImGui::InputTextMultiline(("##" + name_).c_str(), buffer_.data(), buffer_.size(),
                            {rect.width * scale, rect.height * scale},
                            ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackCharFilter, on_edit, &editing);
  focused_ = ImGui::IsItemActive();
  ImGui::PopID();
  pop_look();
  ImGui::PopFont();
  return wrap_.text() != before;
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
  if (wrap_.text().empty()) text_in(ui, rect.inset(15), "Type a sentence", text_style, ui.theme.mute);
  if (edit(ui, rect)) ui.emit(SetText{side_, stand_ins.to_model(wrap_.text())});
}

}  // namespace headlight
