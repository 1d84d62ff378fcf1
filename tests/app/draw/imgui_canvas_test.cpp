#include "app/draw/imgui_canvas.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/platform/fonts.h"

using namespace headlight;

namespace {

struct NoUpload : TextureUploader {
  std::uintptr_t create(const Bitmap&) override { return 42; }
  void destroy(std::uintptr_t) override {}
};

/// A frame without a screen, and a canvas on it whose (0, 0) is at (100, 50) of the window.
struct Frame {
  explicit Frame(float scale = 1) : fonts(embedded_fonts(), scale) {
    context = ImGui::CreateContext(fonts.atlas());
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {800, 600};
    unsigned char* pixels = nullptr;
    fonts.atlas()->GetTexDataAsRGBA32(&pixels, nullptr, nullptr);
    ImGui::NewFrame();
  }
  ~Frame() {
    ImGui::EndFrame();
    ImGui::DestroyContext(context);
  }
  ImDrawList& list() { return *ImGui::GetBackgroundDrawList(); }
  ImGuiCanvas canvas() { return {list(), fonts, textures, {100, 50}, fonts.scale()}; }

  /// The rectangle around everything that was drawn, in the window.
  Rect bounds() {
    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    for (const ImDrawVert& vertex : list().VtxBuffer) {
      left = std::min(left, vertex.pos.x), right = std::max(right, vertex.pos.x);
      top = std::min(top, vertex.pos.y), bottom = std::max(bottom, vertex.pos.y);
    }
    return {left, top, right - left, bottom - top};
  }

  NoUpload uploader;
  TextureCache textures{uploader};
  FontSet fonts;
  ImGuiContext* context = nullptr;
};

}  // namespace

TEST_CASE("canvas coordinates start at the origin and are multiplied by the scale") {
  Frame frame(2);
  frame.canvas().fill_rect({10, 20, 30, 40}, {255, 0, 0});
  const Rect bounds = frame.bounds();
  CHECK(bounds.x == doctest::Approx(120).epsilon(.01));
  CHECK(bounds.y == doctest::Approx(90).epsilon(.02));
  CHECK(bounds.width == doctest::Approx(60).epsilon(.05));
}

TEST_CASE("the mouse finds its way back to the canvas") {
  Frame frame(2);
  const ImGuiCanvas canvas = frame.canvas();
  const Point there = canvas.from_screen(canvas.to_screen({12, 34}));
  CHECK(there.x == doctest::Approx(12));
  CHECK(there.y == doctest::Approx(34));
}

TEST_CASE("text stands on its baseline and ends where its anchor says") {
  Frame frame;
  frame.canvas().text({300, 200}, "mat", {24}, {0, 0, 0}, Anchor::right);
  const Rect bounds = frame.bounds();
  CHECK(bounds.right() == doctest::Approx(400).epsilon(.01));
  CHECK(std::abs(bounds.bottom() - 250) < 3);
  CHECK(bounds.y > 250 - 24);
}

TEST_CASE("text turned by -45 degrees rises to the right") {
  Frame frame;
  frame.canvas().text({300, 200}, "because", {13}, {0, 0, 0}, Anchor::left, -45);
  const Rect bounds = frame.bounds();
  const float reach = frame.fonts.text_width("because", {13}) * std::sqrt(.5F);
  CHECK(bounds.right() - 400 == doctest::Approx(reach).epsilon(.25));
  CHECK(250 - bounds.y == doctest::Approx(reach).epsilon(.25));
}

TEST_CASE("every character is drawn: those that no font has as a box") {
  Frame frame;
  frame.canvas().text({0, 0}, "a字😀", {24}, {0, 0, 0});
  CHECK(frame.list().VtxBuffer.Size == 3 * 4);
}

TEST_CASE("drawing a new character asks for it, so that the next frame has it") {
  Frame frame;
  frame.canvas().text({0, 0}, "Ж", {24}, {0, 0, 0});
  ImGui::EndFrame();
  CHECK(frame.fonts.refresh());
  unsigned char* pixels = nullptr;
  frame.fonts.atlas()->GetTexDataAsRGBA32(&pixels, nullptr, nullptr);
  ImGui::NewFrame();
  CHECK(frame.fonts.font({24})->FindGlyphNoFallback(u'Ж'));
}

TEST_CASE("dashes leave gaps: a dashed curve covers about half of what a solid one does") {
  Frame frame;
  const Curve solid{{0, 100}, {0, 0}, {200, 0}, {200, 100}, 4, 0};
  Curve dashed = solid;
  dashed.dash = 10;
  const auto length = [&](const Curve& curve) {
    frame.list()._ResetForNewFrame();
    frame.list().PushTextureID(frame.fonts.atlas()->TexID);
    frame.list().PushClipRect({0, 0}, {800, 600});
    frame.canvas().curve(curve, {0, 0, 0});
    float area = 0;
    const auto& vertices = frame.list().VtxBuffer;
    for (int i = 0; i + 2 < frame.list().IdxBuffer.Size; i += 3) {
      const ImVec2 a = vertices[frame.list().IdxBuffer[i]].pos, b = vertices[frame.list().IdxBuffer[i + 1]].pos,
                   c = vertices[frame.list().IdxBuffer[i + 2]].pos;
      area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return area;
  };
  const float whole = length(solid), part = length(dashed);
  CHECK(part > whole * .35F);
  CHECK(part < whole * .7F);
}

TEST_CASE("an image uses its own texture and the text after it the fonts' again") {
  Frame frame;
  ImGuiCanvas canvas = frame.canvas();
  const auto bitmap = std::make_shared<Bitmap>(Bitmap{1, 1, {1, 2, 3, 255}});
  canvas.image(bitmap, {0, 0, 10, 10});
  canvas.text({0, 30}, "a", {14}, {0, 0, 0});
  const auto& commands = frame.list().CmdBuffer;
  REQUIRE(commands.Size >= 2);
  CHECK(commands[commands.Size - 2].TextureId == reinterpret_cast<ImTextureID>(42));
  CHECK(commands.back().TextureId == frame.fonts.atlas()->TexID);
}

TEST_CASE("a clip cuts and its end lifts it") {
  Frame frame;
  ImGuiCanvas canvas = frame.canvas();
  canvas.push_clip({10, 10, 20, 20});
  canvas.fill_rect({0, 0, 100, 100}, {1, 2, 3});
  CHECK(frame.list().CmdBuffer.back().ClipRect.x == 110);
  canvas.pop_clip();
  canvas.fill_rect({0, 0, 100, 100}, {1, 2, 3});
  CHECK(frame.list().CmdBuffer.back().ClipRect.x == 0);
}
