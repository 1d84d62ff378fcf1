#include "app/panels/overlay.h"

#include <imgui.h>

namespace headlight {
namespace {

constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                                   ImGuiWindowFlags_NoScrollWithMouse;

void draw_sheet(Ui& ui, Rect rect) {
  ui.canvas.fill_rect({rect.x - 1, rect.y + 3, rect.width + 2, rect.height + 2}, Color{0, 0, 0, 26}, 12);
  ui.canvas.fill_rect(rect, ui.theme.pane, 10);
  ui.canvas.stroke_rect(rect, ui.theme.line, 1, 10);
}

}  // namespace

void draw_overlay(Ui& ui, const char* name, Rect rect, bool veil, const std::function<void(Ui&)>& draw) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const float scale = ui.fonts.scale();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin(name, nullptr, flags);
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts, ui.textures, {0, 0}, scale);
  Ui above{ui.state, ui.theme, canvas, ui.fonts, ui.textures, ui.widgets, ui.pictures, ui.texts, ui.trail, ui.commands};
  const Rect everything{0, 0, size.x / scale, size.y / scale};
  if (veil) canvas.fill_rect(everything, Color{0, 0, 0, 90});
  draw_sheet(above, rect);
  draw(above);
  touch(above, std::string(name) + "/sheet", rect);
  if (touch(above, std::string(name) + "/beside", everything).clicked) ui.emit(OpenMenu{ui.state.menu});
  ImGui::End();
}

}  // namespace headlight
