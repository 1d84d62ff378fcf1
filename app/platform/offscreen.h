#pragma once

#include <memory>

#include "app/draw/canvas.h"

namespace headlight {

/// An OpenGL 3.3 context without a window or a display (EGL, surfaceless), current on the thread that made it, with glad
/// loaded and a framebuffer of the given size bound. Throws Error saying what is missing where EGL or a driver is.
class OffscreenContext {
 public:
  OffscreenContext(int width, int height);
  ~OffscreenContext();
  OffscreenContext(const OffscreenContext&) = delete;
  OffscreenContext& operator=(const OffscreenContext&) = delete;

  void clear(Color color);
  Bitmap pixels() const;  // what was drawn, top row first

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headlight
