#include "app/draw/font_face.h"

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_truetype.h>
#pragma GCC diagnostic pop

#include <array>
#include <cmath>

#include "core/base/error.h"

namespace headlight {

struct FontFace::Tables {
  stbtt_fontinfo info{};
  float em = 0;  // em per font unit
  float line_height = 0;
  std::array<float, 0x250> advances{};  // Latin, looked up for every text of every frame
};

namespace {

float read_advance(const stbtt_fontinfo& info, char32_t character, float em) {
  int advance = 0, bearing = 0;
  stbtt_GetGlyphHMetrics(&info, stbtt_FindGlyphIndex(&info, static_cast<int>(character)), &advance, &bearing);
  return static_cast<float>(advance) * em;
}

}  // namespace

FontFace::FontFace(std::span<const std::byte> file) : file_(file), tables_(std::make_unique<Tables>()) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  if (file.size() < 12 || !stbtt_InitFont(&tables_->info, bytes, 0)) throw Error("an embedded font is not an OpenType font");
  tables_->em = stbtt_ScaleForMappingEmToPixels(&tables_->info, 1);
  int ascent = 0, descent = 0, gap = 0;
  stbtt_GetFontVMetrics(&tables_->info, &ascent, &descent, &gap);
  tables_->line_height = static_cast<float>(ascent - descent) * tables_->em;
  for (char32_t c = 0; c < tables_->advances.size(); ++c) tables_->advances[c] = read_advance(tables_->info, c, tables_->em);
}

FontFace::~FontFace() = default;
FontFace::FontFace(FontFace&&) noexcept = default;

bool FontFace::has(char32_t character) const {
  return stbtt_FindGlyphIndex(&tables_->info, static_cast<int>(character)) != 0;
}

float FontFace::advance(char32_t character) const {
  if (character < tables_->advances.size()) return tables_->advances[character];
  return read_advance(tables_->info, character, tables_->em);
}

float FontFace::line_height() const { return tables_->line_height; }

}  // namespace headlight
