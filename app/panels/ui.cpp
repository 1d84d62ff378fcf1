#include "app/panels/ui.h"

#include <imgui.h>

#include <algorithm>

namespace headlight {

void Ui::report(std::string name, Rect rect) {
  const Point corner = canvas.to_screen({rect.x, rect.y});
  widgets.add(std::move(name), {corner.x, corner.y, rect.width * fonts.scale(), rect.height * fonts.scale()});
}

Touch touch(Ui& ui, const std::string& name, Rect rect) {
  ui.report(name, rect);
  const float scale = ui.fonts.scale();
  const Point corner = ui.canvas.to_screen({rect.x, rect.y});
  ImGui::SetCursorScreenPos({corner.x, corner.y});
  const ImGuiIO& io = ImGui::GetIO();
  Touch touch;
  touch.clicked =
      ImGui::InvisibleButton(name.c_str(), {std::max(1.F, rect.width * scale), std::max(1.F, rect.height * scale)});
  touch.held = ImGui::IsItemActive();
  touch.hovered = ImGui::IsItemHovered() || touch.held;
  touch.double_clicked = touch.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  touch.dragged = io.MouseDragMaxDistanceSqr[0] > io.MouseDragThreshold * io.MouseDragThreshold;
  touch.shift = io.KeyShift;
  touch.mouse = ui.canvas.from_screen({io.MousePos.x, io.MousePos.y});
  touch.moved = {io.MouseDelta.x / scale, io.MouseDelta.y / scale};
  touch.wheel = touch.hovered ? io.MouseWheel : 0;
  return touch;
}

void text_in(Ui& ui, Rect rect, std::string_view text, TextStyle style, Color color, Anchor anchor) {
  const float x = anchor == Anchor::left ? rect.x : anchor == Anchor::center ? rect.center().x : rect.right();
  ui.canvas.text({x, rect.center().y + style.size * .36F}, text, style, color, anchor);
}

std::string numbered(std::string_view prefix, const WordChoice& word) {
  std::string name = std::string(prefix) + word.text;
  return word.occurrence == 0 ? name : name + "#" + std::to_string(word.occurrence);
}

}  // namespace headlight
