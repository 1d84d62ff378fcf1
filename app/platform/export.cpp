#include "app/platform/export.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cmath>
#include <exception>
#include <fstream>
#include <functional>
#include <thread>

#include "app/draw/imgui_canvas.h"
#include "app/draw/png.h"
#include "app/draw/svg_canvas.h"
#include "app/platform/fonts.h"
#include "app/platform/gl_textures.h"
#include "app/platform/offscreen.h"
#include "core/base/error.h"

namespace headlight {
namespace {

/// An ImGui context of its own, made current; the one before is current again afterwards.
class ImGuiScope {
 public:
  explicit ImGuiScope(ImFontAtlas* atlas) : before_(ImGui::GetCurrentContext()), context_(ImGui::CreateContext(atlas)) {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~ImGuiScope() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before_);
  }
  ImGuiScope(const ImGuiScope&) = delete;
  ImGuiScope& operator=(const ImGuiScope&) = delete;

 private:
  ImGuiContext* before_;
  ImGuiContext* context_;
};

void draw_frame(const PictureDrawing& draw, int width, int height, float scale, FontSet& fonts, TextureCache& textures) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.F / 60;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGuiCanvas canvas(*ImGui::GetBackgroundDrawList(), fonts, textures, {0, 0}, scale);
  draw(canvas);
  ImGui::Render();
}

Bitmap render_here(const PictureDrawing& draw, Rect page, float scale) {
  const int width = static_cast<int>(std::lround(page.width * scale)),
            height = static_cast<int>(std::lround(page.height * scale));
  OffscreenContext offscreen(width, height);
  FontSet fonts(embedded_fonts(), scale);
  ImGuiScope imgui(fonts.atlas());
  GlTextures uploader;
  TextureCache textures(uploader);
  draw_frame(draw, width, height, scale, fonts, textures);
  if (fonts.refresh()) {  // now every size and character that the picture needs is there
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    draw_frame(draw, width, height, scale, fonts, textures);
  }
  offscreen.clear({255, 255, 255});
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return offscreen.pixels();
}

void write_file(const std::filesystem::path& out, const std::string& bytes) {
  std::filesystem::path temporary = out;
  temporary += ".part";
  std::ofstream file(temporary, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code problem;
  if (file) std::filesystem::rename(temporary, out, problem);
  if (file && !problem) return;
  std::filesystem::remove(temporary, problem);
  throw Error("the picture could not be written to " + out.string() + ": is there such a folder, and may you write there?");
}

}  // namespace

Bitmap render(const PictureDrawing& draw, Rect page, float scale) {
  Bitmap result;
  std::exception_ptr problem;
  // On a thread of its own, because a thread has one current OpenGL context, and the window may own this one's.
  std::jthread([&] {
    try {
      result = render_here(draw, page, scale);
    } catch (...) {
      problem = std::current_exception();
    }
  }).join();
  if (problem) std::rethrow_exception(problem);
  return result;
}

Bitmap render_picture(const PictureRequest& request) {
  const Rect page = picture_rect(request, TypeMetrics(embedded_fonts()));
  return render([&](Canvas& canvas) { draw_picture(canvas, request); }, page, request.scale);
}

std::string svg_picture(const PictureRequest& request) {
  const TypeMetrics metrics(embedded_fonts());
  const Rect page = picture_rect(request, metrics);
  SvgCanvas canvas(page.width, page.height, metrics, request.scale);
  draw_picture(canvas, request);
  return canvas.document();
}

void export_picture(const PictureRequest& request, const std::filesystem::path& out) {
  const std::string extension = out.extension().string();
  if (extension != ".png" && extension != ".svg")
    throw Error("a picture's file name must end in .png or .svg, and \"" + out.string() + "\" does not");
  write_file(out, extension == ".png" ? png(render_picture(request)) : svg_picture(request));
}

}  // namespace headlight
