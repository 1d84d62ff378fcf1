#include "tests/app/draw/golden.h"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/draw/png.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

Bitmap read_png(const fs::path& path) {
  Bitmap bitmap;
  unsigned char* pixels = stbi_load(path.c_str(), &bitmap.width, &bitmap.height, nullptr, 4);
  if (!pixels) return {};
  bitmap.rgba.assign(pixels, pixels + static_cast<std::ptrdiff_t>(bitmap.width) * bitmap.height * 4);
  stbi_image_free(pixels);
  return bitmap;
}

void write_png(const fs::path& path, const Bitmap& bitmap) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << png(bitmap);
}

/// White where a channel differs by more than 2, black elsewhere; `count` is the number of white pixels.
Bitmap difference(const Bitmap& a, const Bitmap& b, std::size_t& count) {
  Bitmap result{a.width, a.height, std::vector<std::uint8_t>(a.rgba.size(), 0)};
  for (std::size_t pixel = 0; pixel < a.rgba.size(); pixel += 4) {
    bool differs = false;
    for (std::size_t i = pixel; i < pixel + 4; ++i) differs |= std::abs(a.rgba[i] - b.rgba[i]) > 2;
    for (std::size_t i = pixel; i < pixel + 3; ++i) result.rgba[i] = differs ? 255 : 0;
    result.rgba[pixel + 3] = 255;
    count += differs;
  }
  return result;
}

}  // namespace

std::string compare_with_golden(const std::string& name, const Bitmap& picture) {
  const fs::path golden = fs::path(HEADLIGHT_SOURCE_DIR) / "tests/golden/pictures" / (name + ".png");
  if (std::getenv("HEADLIGHT_UPDATE_GOLDENS")) return write_png(golden, picture), "";
  const fs::path failures = fs::path(HEADLIGHT_PROGRAM).parent_path() / "golden-failures";
  const Bitmap expected = read_png(golden);
  std::size_t count = 0;
  if (expected.width == picture.width && expected.height == picture.height) {
    const Bitmap different = difference(picture, expected, count);
    if (static_cast<double>(count) <= .0002 * picture.width * picture.height) return {};
    write_png(failures / (name + "-difference.png"), different);
  }
  write_png(failures / (name + "-new.png"), picture);
  return name + " is not its golden picture (" + std::to_string(count) + " pixels differ): see " + failures.string();
}

}  // namespace headlight
