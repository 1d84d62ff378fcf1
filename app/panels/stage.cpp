#include "app/panels/stage.h"

#include <imgui.h>

#include <chrono>
#include <thread>
#include <utility>

#include "app/platform/fonts.h"
#include "core/base/error.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

/// Without a back end every ImGui key is its own key code.
void name_keys(ImGuiIO& io) {
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
}

}  // namespace

Stage::Stage(Services services, TextureUploader& uploader, float width, float height)
    : fonts_(embedded_fonts(), 1),
      textures_(uploader),
      before_(ImGui::GetCurrentContext()),
      context_(ImGui::CreateContext(fonts_.atlas())) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DeltaTime = 1.F / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the OpenGL back end: pictures of over 65,536 vertices
  name_keys(io);
  services.wake = [this] { woken_.release(); };
  services.clipboard = [this] { return clipboard; };
  services.set_clipboard = [this](const std::string& text) { clipboard = text; };
  bench_ = std::make_unique<Workbench>(fonts_, textures_, std::move(services));
}

Stage::~Stage() {
  bench_.reset();
  ImGui::DestroyContext(context_);
  ImGui::SetCurrentContext(before_);
}

void Stage::frame() {
  fonts_.set_scale(state().presenter ? presenter_scale : 1);
  if (fonts_.refresh()) fonts_changed();
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  fonts_.atlas()->GetTexDataAsAlpha8(&pixels, &width, &height);  // a back end would upload them
  ImGui::NewFrame();
  bench_->frame();
  ImGui::Render();
  textures_.collect();
}

void Stage::settle() {
  for (int i = 0; i < 60'000; ++i) {
    frame();
    const bool answered = bench_->settled() || !state().sentence().error.empty() || state().sentence().text.empty();
    if (answered && !bench_->moving() && i > 2) return;
    if (!answered) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  throw Error("the window has not settled in a minute");
}

void Stage::type(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded character = decode_utf8(text, at);
    bench_->character(character.code);
    at += character.length;
    frame();
  }
}

void Stage::key(KeyPress press) {
  bench_->key(press);
  frame();
}

void Stage::edit_key(int imgui_key, bool control) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = control;
  io.KeysDown[imgui_key] = true;
  frame();
  io.KeysDown[imgui_key] = false;
  io.KeyCtrl = false;
  frame();
}

void Stage::move(Point screen) {
  ImGui::GetIO().MousePos = {screen.x, screen.y};
  frame();
  frame();
}

void Stage::wheel(float steps) {
  ImGui::GetIO().MouseWheel = steps;
  frame();
  frame();
}

Rect Stage::rect(const std::string& name) const {
  const auto rect = bench_->widgets().find(name);
  if (!rect) throw Error("no widget of the last frame is called " + name);
  return *rect;
}

void Stage::hover(const std::string& name) { move(rect(name).center()); }

void Stage::press() {
  ImGuiIO& io = ImGui::GetIO();
  io.MouseDown[0] = true;
  frame();
  io.MouseDown[0] = false;
  frame();
}

void Stage::click(const std::string& name, bool shift) {
  hover(name);
  ImGui::GetIO().KeyShift = shift;
  press();
  ImGui::GetIO().KeyShift = false;
  for (int i = 0; i < 20; ++i) frame();  // long enough that the next click is no second one
}

void Stage::double_click(const std::string& name) {
  hover(name);
  press();
  press();
  frame();
}

void Stage::drag(const std::string& name, Point by) {
  hover(name);
  ImGuiIO& io = ImGui::GetIO();
  io.MouseDown[0] = true;
  frame();
  for (int i = 0; i < 10; ++i) {
    io.MousePos.x += by.x / 10, io.MousePos.y += by.y / 10;
    frame();
  }
  io.MouseDown[0] = false;
  frame();
}

}  // namespace headlight
