#pragma once

#include <semaphore>
#include <string>

#include "app/panels/workbench.h"

struct ImGuiContext;

namespace headlight {

/// A workbench without a window: frames are made by hand, and keys and mouse are played to it. For tests and measurements.
/// One a thread; the ImGui context that was current is current again afterwards.
class Stage {
 public:
  Stage(Services services, TextureUploader& uploader, float width = 1280, float height = 800);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  Workbench& bench() { return *bench_; }
  const Workbench& bench() const { return *bench_; }
  const State& state() const { return bench_->state(); }
  /// The clipboard that the workbench reads and writes.
  std::string clipboard;
  /// Called when the atlas was made anew, between frames.
  std::function<void()> fonts_changed = [] {};

  void frame();
  /// Frames until nothing moves and every text has its picture or its error. Throws Error after a minute.
  void settle();
  /// Waits for a wake-up from the worker.
  void await() { woken_.acquire(); }
  void forget_wakes() {
    while (woken_.try_acquire()) {
    }
  }

  void type(std::string_view text);
  void key(KeyPress press);
  /// A key of the text field itself: one of ImGuiKey_.
  void edit_key(int imgui_key, bool control = false);
  void move(Point screen);
  void wheel(float steps);
  /// By the name that a widget reports; throws Error naming it when there is none.
  void hover(const std::string& name);
  void click(const std::string& name, bool shift = false);
  void double_click(const std::string& name);
  void drag(const std::string& name, Point by);
  Rect rect(const std::string& name) const;

 private:
  void press();

  std::counting_semaphore<> woken_{0};
  FontSet fonts_;
  TextureCache textures_;
  ImGuiContext* before_;
  ImGuiContext* context_;
  std::unique_ptr<Workbench> bench_;
};

/// An uploader for where there is no OpenGL: it counts.
class NoTextures : public TextureUploader {
 public:
  std::uintptr_t create(const Bitmap&) override { return ++created; }
  void destroy(std::uintptr_t) override { ++destroyed; }
  std::uintptr_t created = 0, destroyed = 0;
};

}  // namespace headlight
