#include "app/platform/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace headlight {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw Error(
      "drawing without a window needs EGL with surfaceless contexts (Debian packages libegl1 and libgl1-mesa-dri), but " +
      what);
}

EGLDisplay open_display() {
  const char* list = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  if (!list || std::string_view(list).find("EGL_MESA_platform_surfaceless") == std::string_view::npos)
    fail("this EGL has no surfaceless platform");
  EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) fail("no driver could be started");
  return display;
}

EGLContext open_context(EGLDisplay display) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  const EGLint version[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (!eglBindAPI(EGL_OPENGL_API) || !eglChooseConfig(display, wanted, &config, 1, &count) || count == 0)
    fail("it has no OpenGL");
  EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
  if (context == EGL_NO_CONTEXT) fail("it has no OpenGL 3.3");
  return context;
}

}  // namespace

struct OffscreenContext::State {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  int width = 0, height = 0;
  GLuint framebuffer = 0, color = 0;

  ~State() {
    if (framebuffer) glDeleteFramebuffers(1, &framebuffer);
    if (color) glDeleteRenderbuffers(1, &color);
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    eglReleaseThread();
  }
};

OffscreenContext::OffscreenContext(int width, int height) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.width = width;
  state.height = height;
  state.display = open_display();
  state.context = open_context(state.display);
  if (!eglMakeCurrent(state.display, EGL_NO_SURFACE, EGL_NO_SURFACE, state.context))
    fail("its context cannot be used without a surface");
  if (!gladLoadGL(eglGetProcAddress)) fail("its OpenGL functions cannot be found");
  glGenRenderbuffers(1, &state.color);
  glBindRenderbuffer(GL_RENDERBUFFER, state.color);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glGenFramebuffers(1, &state.framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, state.framebuffer);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, state.color);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    throw Error("a picture of " + std::to_string(width) + " x " + std::to_string(height) +
                " pixels is larger than this OpenGL can draw; make it smaller, or an SVG file");
}

OffscreenContext::~OffscreenContext() = default;

void OffscreenContext::clear(Color color) {
  glViewport(0, 0, state_->width, state_->height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255, static_cast<float>(color.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

Bitmap OffscreenContext::pixels() const {
  Bitmap bitmap{state_->width, state_->height, {}};
  const std::size_t stride = static_cast<std::size_t>(bitmap.width) * 4;
  std::vector<std::uint8_t> upside_down(stride * static_cast<std::size_t>(bitmap.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, bitmap.width, bitmap.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  for (auto row = upside_down.end(); row != upside_down.begin(); row -= static_cast<std::ptrdiff_t>(stride))
    bitmap.rgba.insert(bitmap.rgba.end(), row - static_cast<std::ptrdiff_t>(stride), row);
  for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) bitmap.rgba[i] = 255;  // blending leaves alpha to chance
  return bitmap;
}

}  // namespace headlight
