#include "app/platform/window.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <clocale>
#include <utility>

#include "core/base/error.h"

namespace headlight {
namespace {

constexpr int least_width = 640, least_height = 400;

std::string glfw_reason() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text ? text : "no reason given";
}

Key named_key(int key) {
  static constexpr std::array<std::pair<int, Key>, 11> names{{{GLFW_KEY_ESCAPE, Key::escape},
                                                              {GLFW_KEY_BACKSPACE, Key::backspace},
                                                              {GLFW_KEY_ENTER, Key::enter},
                                                              {GLFW_KEY_KP_ENTER, Key::enter},
                                                              {GLFW_KEY_UP, Key::up},
                                                              {GLFW_KEY_DOWN, Key::down},
                                                              {GLFW_KEY_LEFT, Key::left},
                                                              {GLFW_KEY_RIGHT, Key::right},
                                                              {GLFW_KEY_PAGE_UP, Key::page_up},
                                                              {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                                              {GLFW_KEY_F1, Key::f1}}};
  for (const auto& [code, name] : names)
    if (code == key) return name;
  return Key::none;
}

/// The letter on the key in the user's own layout.
char letter(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  const char first = name && name[0] && !name[1] ? name[0] : static_cast<char>(key < 128 && key > 32 ? key : 0);
  return first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
}

KeyPress key_press(int key, int scancode, int mods) {
  KeyPress press{named_key(key), 0, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0,
                 (mods & GLFW_MOD_ALT) != 0};
  if (press.key != Key::none) return press;
  press.character = letter(key, scancode);
  if (press.character) press.key = Key::character;
  return press;
}

WindowInput& input_of(GLFWwindow* window) { return *static_cast<WindowInput*>(glfwGetWindowUserPointer(window)); }

bool is_modifier(int key) { return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER; }

/// A letter that is typed arrives as a character; as a key it is nobody's.
bool only_types(int key, int mods) {
  return key < GLFW_KEY_ESCAPE && (mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) == 0;
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
  const bool down = action != GLFW_RELEASE;
  if (key > 0 && !(down && only_types(key, mods)))
    input_of(window).keys.add({key, down && !is_modifier(key), 0, scancode, action, mods});
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
  if (count > 0) input_of(window).dropped = paths[0];
}

void on_cursor(GLFWwindow* window, double x, double y) { input_of(window).pointer.see(x, y); }

void on_mouse_button(GLFWwindow* window, int button, int action, int mods) {
  input_of(window).pointer.moved = true;
  ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
}

void on_character(GLFWwindow* window, unsigned character) { input_of(window).keys.add({0, false, character}); }

/// X11 turns keys into characters by the locale; without one, everything beyond ASCII would be lost.
void choose_utf8_locale() {
  const char* chosen = std::setlocale(LC_CTYPE, "");
  const std::string_view locale = chosen ? chosen : "C";
  if (locale == "C" || locale == "POSIX") std::setlocale(LC_CTYPE, "C.UTF-8");
}

void wish_for_opengl33() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

/// The whole free screen, up to 1920 x 1200: pictures of attention want room. GLFW multiplies it by the monitor's scale.
std::pair<int, int> comfortable_size() {
  int width = 1280, height = 800;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (!monitor) return {width, height};
  float scale_x = 1, scale_y = 1;
  glfwGetMonitorWorkarea(monitor, nullptr, nullptr, &width, &height);
  glfwGetMonitorContentScale(monitor, &scale_x, &scale_y);
  const auto fitted = [](int pixels, float scale, int least, int most) {
    return std::clamp(static_cast<int>(static_cast<float>(pixels) / std::max(scale, 1.F)), least, most);
  };
  return {fitted(width, scale_x, least_width, 1920), fitted(height, scale_y, least_height, 1200)};
}

}  // namespace

Window::Window(const std::string& title, Handlers handlers) : handlers_(std::move(handlers)) {
  choose_utf8_locale();
  if (!glfwInit()) throw Error("the window cannot be opened: " + glfw_reason());
  wish_for_opengl33();
  const auto [width, height] = comfortable_size();
  window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (!window_) throw Error("the window cannot be opened (it needs OpenGL 3.3): " + glfw_reason());
  glfwMakeContextCurrent(window_);
  if (!gladLoadGL(glfwGetProcAddress)) throw Error("the window cannot be opened: OpenGL 3.3 does not answer");
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window_, least_width, least_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  ImGui_ImplGlfw_InitForOpenGL(window_, false);
  ImGui_ImplOpenGL3_Init("#version 330");
  install_callbacks();
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, &input_);
  glfwSetKeyCallback(window_, on_key);
  glfwSetCharCallback(window_, on_character);
  glfwSetMouseButtonCallback(window_, on_mouse_button);
  glfwSetCursorPosCallback(window_, on_cursor);
  glfwSetDropCallback(window_, on_drop);
  glfwSetScrollCallback(window_, ImGui_ImplGlfw_ScrollCallback);
  glfwSetWindowFocusCallback(window_, ImGui_ImplGlfw_WindowFocusCallback);
  glfwSetCursorEnterCallback(window_, ImGui_ImplGlfw_CursorEnterCallback);
}

bool Window::open() const { return !glfwWindowShouldClose(window_); }

void Window::close() { glfwSetWindowShouldClose(window_, GLFW_TRUE); }

float Window::scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return x > 0 ? x : 1;
}

void Window::wait(double seconds) {
  if (seconds < 0)
    glfwWaitEvents();
  else if (seconds > 0)
    glfwWaitEventsTimeout(seconds);
  else
    glfwPollEvents();
}

/// What the handlers do not take goes to ImGui.
void Window::play_keys() {
  for (const KeyEvent& event : input_.keys.next_batch()) {
    if (event.key == 0)
      handlers_.character(event.character);
    else if (event.action == GLFW_RELEASE || !handlers_.key(key_press(event.key, event.scancode, event.mods)))
      ImGui_ImplGlfw_KeyCallback(window_, event.key, event.scancode, event.action, event.mods);
  }
}

void Window::play_drop() {
  const std::string path = std::exchange(input_.dropped, {});
  if (!path.empty()) handlers_.drop(path);
}

void Window::begin_frame() {
  play_keys();
  play_drop();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  if (!input_.pointer.moved) ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX};  // ImGui's "no mouse"
  ImGui::NewFrame();
}

void Window::end_frame(float red, float green, float blue) {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(red, green, blue, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
}

void Window::upload_fonts() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

std::string Window::clipboard() const {
  const char* text = glfwGetClipboardString(window_);
  return text ? text : "";
}

void Window::set_clipboard(const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }

void Window::wake() { glfwPostEmptyEvent(); }

}  // namespace headlight
