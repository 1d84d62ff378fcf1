#include "app/panels/overlay.h"

#include <imgui.h>

namespace headlight {
namespace {

constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;

/// Takes the mouse away from everything behind the sheet.
void blocker(Ui& ui, bool veil) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("blocker", nullptr, flags);
  if (veil) ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, size, IM_COL32(0, 0, 0, 90));
  ImGui::SetCursorScreenPos({0, 0});
  if (ImGui::InvisibleButton("beside", size)) ui.emit(OpenMenu{ui.state.menu});
  ImGui::End();
}

void draw_sheet(Ui& ui, Rect rect) {
  ui.canvas.fill_rect({rect.x - 1, rect.y + 3, rect.width + 2, rect.height + 2}, Color{0, 0, 0, 26}, 12);
  ui.canvas.fill_rect(rect, ui.theme.pane, 10);
  ui.canvas.stroke_rect(rect, ui.theme.line, 1, 10);
}

}  // namespace

void draw_overlay(Ui& ui, const char* name, Rect rect, bool veil, const std::function<void(Ui&)>& draw) {
  blocker(ui, veil);
  const float scale = ui.fonts.scale();
  ImGui::SetNextWindowPos({(rect.x - 8) * scale, (rect.y - 8) * scale});
  ImGui::SetNextWindowSize({(rect.width + 16) * scale, (rect.height + 16) * scale});
  ImGui::Begin(name, nullptr, flags);
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts, ui.textures, {0, 0}, scale);
  Ui above{ui.state, ui.theme, canvas, ui.fonts, ui.textures, ui.widgets, ui.pictures, ui.commands};
  draw_sheet(above, rect);
  draw(above);
  ImGui::End();
}

}  // namespace headlight
