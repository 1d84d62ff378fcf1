#include "app/platform/export.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/error.h"
#include "tests/app/sample_trace.h"

using namespace headlight;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone after the test.
struct Folder {
  Folder() : path(fs::temp_directory_path() / "headlight-export-test") { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
  fs::path path;
};

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

PictureRequest request() {
  PictureRequest result;
  result.trace = cat_and_mat();
  return result;
}

bool can_draw() {
  try {
    render([](Canvas&) {}, {0, 0, 8, 8}, 1);
    return true;
  } catch (const Error& error) {
    MESSAGE("SKIPPED, no picture can be drawn here: " << error.what());
    return false;
  }
}

}  // namespace

TEST_CASE("the extension decides between PNG and SVG, and nothing else is left in the folder") {
  const Folder folder;
  export_picture(request(), folder.path / "picture.svg");
  CHECK(contents(folder.path / "picture.svg").starts_with("<?xml"));
  CHECK(folder.files() == 1);
  if (!can_draw()) return;
  export_picture(request(), folder.path / "picture.png");
  CHECK(contents(folder.path / "picture.png").starts_with("\x89PNG"));
  CHECK(folder.files() == 2);
}

TEST_CASE("any other extension is an error that names the two") {
  CHECK_THROWS_WITH_AS(export_picture(request(), "picture.jpg"),
                       "a picture's file name must end in .png or .svg, and \"picture.jpg\" does not", Error);
}

TEST_CASE("a folder that is not there is an error that names the file, and nothing is written") {
  const Folder folder;
  const fs::path out = folder.path / "nowhere" / "picture.svg";
  CHECK_THROWS_AS(export_picture(request(), out), Error);
  CHECK(folder.files() == 0);
}

TEST_CASE("a failed export leaves the picture that was there") {
  const Folder folder;
  const fs::path out = folder.path / "picture.svg";
  export_picture(request(), out);
  const std::string before = contents(out);
  PictureRequest broken = request();
  broken.head = HeadId{Stack::encoder, 9, 9};
  CHECK_THROWS_AS(export_picture(broken, out), Error);
  CHECK(contents(out) == before);
}

TEST_CASE("twice the scale has twice the pixels a side") {
  if (!can_draw()) return;
  PictureRequest one = request();
  one.width = 300;
  one.height = 200;
  PictureRequest two = one;
  two.scale = 2;
  const Bitmap small = render_picture(one), large = render_picture(two);
  CHECK(small.width == 300);
  CHECK(large.width == 600);
  CHECK(large.height == 400);
}

TEST_CASE("drawing into a file leaves the window's ImGui context as it was") {
  if (!can_draw()) return;
  ImGuiContext* mine = ImGui::CreateContext();
  render_picture(request());
  CHECK(ImGui::GetCurrentContext() == mine);
  ImGui::DestroyContext(mine);
}

TEST_CASE("SVG and PNG hold the same words") {
  const std::string svg = svg_picture(request());
  for (const char* text : {">Encoder head L2H0<", ">0.87<", ">mat<", ">coreference<"})
    CHECK(svg.find(text) != std::string::npos);
}

TEST_CASE("a picture of hostile text is still a document") {
  PictureRequest hostile = request();
  auto trace = std::make_shared<Trace>(sample_trace("<script> & \"]]>\" \x01\xff 字 😀.", "x"));
  hostile.trace = trace;
  const std::string svg = svg_picture(hostile);
  CHECK(svg.find("<script>") == std::string::npos);
  CHECK(svg.find("😀") != std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
}
