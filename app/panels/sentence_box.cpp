#include "app/panels/sentence_box.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace headlight {
namespace {

constexpr TextStyle text_style{19};
constexpr float padding = 14, scrollbar = 5;
constexpr float around = 3;  // above the first line and below the last
/// Room in ImGui's buffer for every newline that the text does not have.
constexpr std::size_t most_shown = 2 * text_limit;
constexpr KeyPress undo_key{Key::character, 'Z', true}, redo_key{Key::character, 'Y', true},
    other_redo_key{Key::character, 'Z', true, true};

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void push_look(const Theme& theme, float scale) {
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, packed(theme.line));
  ImGui::PushStyleColor(ImGuiCol_Text, packed(theme.ink));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, packed(theme.accent.faded(.25F)));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding * scale, around * scale});
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, scrollbar * scale);
}

void pop_look() {
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(5);
}

/// As many whole lines as fit and what is around them, in the middle of the box.
Rect whole_lines(Rect rect, float line) {
  const float height = std::max(1.F, std::floor((rect.height - 2 * around) / line)) * line + 2 * around;
  return {rect.x, rect.y + (rect.height - height) / 2, rect.width, height};
}

/// Hides what the room above the first line shows of the line before it: the tails of its letters. The room below the last
/// line shows of the next one only the air above its letters.
void push_lines_clip(Point corner, ImVec2 size, float scale) {
  ImGui::PushClipRect({corner.x, corner.y + (around + 1) * scale}, {corner.x + size.x, corner.y + size.y}, true);
}

/// The wheel scrolls by fractions of lines. Inside the field that was drawn in this frame under that name.
void scroll_to_line(const char* name, ImVec2 size, float line) {
  ImGui::BeginChild(name, size);
  const float scroll = ImGui::GetScrollY(), whole = std::ceil(std::round(scroll / line) * line);
  if (scroll != whole) ImGui::SetScrollY(whole);
  ImGui::EndChild();
}

/// Above the first line and below the last the box is as good as anywhere to click. Until the button is released ImGui
/// thinks that the window is to be moved.
bool clicked_beside_lines(Ui& ui, Rect rect) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  return ImGui::IsWindowHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
         rect.contains(ui.canvas.from_screen({mouse.x, mouse.y}));
}

}  // namespace

/// What ImGui's callback needs beside the box.
struct SentenceBox::Editing {
  SentenceBox& box;
  float width;
  const TextMeasure& measure;
};

SentenceBox::SentenceBox(int side, std::string name) : side_(side), name_(std::move(name)), wrap_(text_style) {}

void SentenceBox::reload(const State& state, StandIns& stand_ins) {
  wrap_.set(stand_ins.to_screen(state.sentences[static_cast<std::size_t>(side_)].text));
  history_ = {};
}

bool SentenceBox::key(KeyPress press) {
  const bool undoes = press == undo_key, redoes = press == redo_key || press == other_redo_key;
  if (!focused_ || (!undoes && !redoes)) return false;
  wish_ = undoes ? Wish::undo : Wish::redo;
  return true;
}

/// Does to the text what was done to what is shown, or undoes it; the caret's place in the text afterwards.
std::size_t SentenceBox::follow(std::string_view shown, std::size_t caret) {
  if (const Wish wish = std::exchange(wish_, Wish::none); wish != Wish::none) {
    const auto edit = wish == Wish::undo ? history_.undo() : history_.redo();
    if (!edit) return wrap_.in_text(caret);
    wrap_.apply(*edit);
    return edit->end();
  }
  if (shown == wrap_.shown()) return wrap_.in_text(caret);
  TextEdit edit = wrap_.edited(shown, caret_, caret);
  if (wrap_.text().size() > text_limit) {
    wrap_.apply(edit.inverse());
    return edit.inverse().end();
  }
  const std::size_t end = edit.end();
  history_.add(std::move(edit));
  return end;
}

void SentenceBox::break_lines(ImGuiInputTextCallbackData& data, float width, const TextMeasure& measure) {
  const std::string_view now(data.Buf, static_cast<std::size_t>(data.BufTextLen));
  const std::size_t caret = follow(now, static_cast<std::size_t>(data.CursorPos));
  wrap_.fit(width, measure);
  if (now == wrap_.shown()) return;
  std::ranges::copy(wrap_.shown(), data.Buf);
  data.BufTextLen = static_cast<int>(wrap_.shown().size());
  data.Buf[data.BufTextLen] = '\0';
  data.BufDirty = true;
  data.CursorPos = data.SelectionStart = data.SelectionEnd = static_cast<int>(wrap_.in_shown(caret));
}

int SentenceBox::on_edit(ImGuiInputTextCallbackData* data) {
  auto& [box, width, measure] = *static_cast<Editing*>(data->UserData);
  box.break_lines(*data, width, measure);
  if (std::exchange(box.caret_to_end_, false))
    data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
  box.selection_ = std::minmax(data->SelectionStart, data->SelectionEnd);
  box.caret_ = static_cast<std::size_t>(data->CursorPos);
  return 0;
}

/// Gives ImGui the broken text; while the box has the caret ImGui keeps its own.
void SentenceBox::show() {
  const std::string& shown = wrap_.shown();
  buffer_.resize(std::max(shown.size(), most_shown) + 1);
  std::ranges::copy(shown, buffer_.begin());
  buffer_[shown.size()] = '\0';
}

std::string SentenceBox::copied(std::string_view shown) const {
  const auto [begin, end] = selection_;
  const auto at = static_cast<std::size_t>(begin), length = static_cast<std::size_t>(end - begin);
  const bool own = at + length <= wrap_.shown().size() && std::string_view(wrap_.shown()).substr(at, length) == shown;
  if (!own) return std::string(shown);
  const std::size_t first = wrap_.in_text(at);
  return wrap_.text().substr(first, wrap_.in_text(at + length) - first);
}

void SentenceBox::draw_field(Ui& ui, Rect rect) {
  const float scale = ui.fonts.scale();
  Editing editing{*this, rect.width - 2 * padding - scrollbar - 4, ui.fonts};
  if (!focused_) wrap_.fit(editing.width, ui.fonts);  // else on_edit does, for ImGui shows what it keeps
  show();
  const Rect lines = whole_lines(rect, ImGui::GetFontSize() / scale);
  const Point corner = ui.canvas.to_screen({lines.x, lines.y});
  const ImVec2 size{lines.width * scale, lines.height * scale};
  const std::string label = "##" + name_;
  ImGui::SetCursorScreenPos({corner.x, corner.y});
  push_lines_clip(corner, size, scale);
  ImGui::InputTextMultiline(label.c_str(), buffer_.data(), buffer_.size(), size,
                            ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_NoUndoRedo, on_edit, &editing);
  focused_ = ImGui::IsItemActive();
  scroll_to_line(label.c_str(), size, ImGui::GetFontSize());
  ImGui::PopClipRect();
}

/// True when the text has become another.
bool SentenceBox::edit(Ui& ui, Rect rect) {
  const std::string before = wrap_.text();
  ImGui::PushFont(ui.fonts.font(text_style));
  push_look(ui.theme, ui.fonts.scale());
  ImGui::PushID(text_epoch_);
  draw_field(ui, rect);
  ImGui::PopID();
  pop_look();
  ImGui::PopFont();
  wish_ = Wish::none;
  return wrap_.text() != before;
}

void SentenceBox::draw(Ui& ui, StandIns& stand_ins, Rect rect, bool wants_focus) {
  const bool replaced = text_epoch_ != ui.state.text_epoch;
  if (replaced) reload(ui.state, stand_ins);
  text_epoch_ = ui.state.text_epoch;
  const bool wished = wants_focus && (focus_epoch_ != ui.state.focus_epoch || (replaced && focused_));
  if (wished || clicked_beside_lines(ui, rect)) {
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
