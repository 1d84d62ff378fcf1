#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/platform/key.h"
#include "app/platform/key_queue.h"

struct GLFWwindow;

namespace headlight {

/// A GLFW window with an OpenGL 3.3 context and ImGui's back ends on it. The ImGui context must exist before and outlive it.
/// A pointer that merely lay where the window opened points at nothing: it counts from its first movement or click.
struct RestingPointer {
  std::optional<std::pair<double, double>> start;
  bool moved = false;

  void see(double x, double y) {
    if (!start) start = {x, y};
    moved = moved || *start != std::pair(x, y);
  }
};

struct WindowInput {
  KeyQueue keys;
  std::string dropped;  // a path, until the next frame
  RestingPointer pointer;
};

/// Belongs to the main thread.
class Window {
 public:
  struct Handlers {
    std::function<bool(KeyPress)> key;                                         // true: taken, ImGui does not see it
    std::function<void(unsigned)> character;                                   // every typed character
    std::function<void(const std::string&)> drop = [](const std::string&) {};  // the first of the paths that were dropped
  };

  /// As large as the screen allows. Throws Error when there is no display or no OpenGL 3.3.
  Window(const std::string& title, Handlers handlers);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  bool open() const;
  void close();
  /// Device pixels per pixel at scale 1, as the desktop wishes.
  float scale() const;
  /// Waits for input, a wake-up, or so many seconds (forever when negative).
  void wait(double seconds);
  /// True when keys wait for the next frame.
  bool has_keys() const { return !input_.keys.empty(); }
  void begin_frame();
  /// Draws what ImGui holds and shows it. `red`, `green`, `blue` are 0..1.
  void end_frame(float red, float green, float blue);
  void upload_fonts();

  std::string clipboard() const;
  void set_clipboard(const std::string& text);

  /// From any thread: makes `wait` return.
  static void wake();

 private:
  void install_callbacks();

  void play_keys();
  void play_drop();

  GLFWwindow* window_ = nullptr;
  Handlers handlers_;
  WindowInput input_;
};

}  // namespace headlight
