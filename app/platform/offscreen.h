#pragma once

#include <memory>

#include "app/viewmodel/shapes.h"

struct ImDrawData;

namespace headlight {

/// An OpenGL context without a window or a display (EGL, surfaceless), current on the thread that made it.
/// Throws Error saying what is missing where EGL or a driver is.
class OffscreenContext {
 public:
  OffscreenContext();
  ~OffscreenContext();
  OffscreenContext(const OffscreenContext&) = delete;
  OffscreenContext& operator=(const OffscreenContext&) = delete;

  /// ImGui's draw data as pixels, on an opaque ground, with 4 samples a pixel. ImGui's OpenGL 3 back end must be initialised.
  Bitmap render(ImDrawData& data, int width, int height, Color background);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headlight
