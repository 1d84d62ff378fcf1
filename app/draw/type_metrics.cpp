#include "app/draw/type_metrics.h"

#include <set>

#include "app/draw/utf8.h"

namespace headlight {
namespace {

/// Controls are spaces, and ImGui's characters have 16 bits.
char32_t drawable(char32_t character) {
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return U' ';
  return character > 0xFFFF ? TypeMetrics::box : character;
}

}  // namespace

TypeMetrics::TypeMetrics(const FontFiles& files) {
  for (const auto file : {files.regular, files.medium, files.semibold, files.bold, files.mono}) faces_.emplace_back(file);
}

std::size_t TypeMetrics::source(std::size_t face, char32_t character) const {
  const std::size_t other = face == mono ? 0 : mono;
  if (faces_[face].has(character)) return face;
  return faces_[other].has(character) ? other : faces_.size();
}

char32_t TypeMetrics::shown(char32_t character) const {
  const char32_t drawn = drawable(character);
  return has(drawn) ? drawn : box;
}

float TypeMetrics::advance(char32_t character, TextStyle style) const {
  const std::size_t face = face_of(style);
  const char32_t drawn = shown(character);
  return faces_[source(face, drawn)].advance(drawn) * style.size;
}

float TypeMetrics::text_width(std::string_view text, TextStyle style) const {
  float width = 0;
  while (!text.empty()) width += advance(take_character(text), style);
  return width;
}

std::vector<std::string> TypeMetrics::missing_characters(std::string_view text) const {
  std::set<char32_t> missing;
  while (!text.empty()) {
    const char32_t character = take_character(text);
    if (drawable(character) != U' ' && (character > 0xFFFF || !has(character))) missing.insert(character);
  }
  std::vector<std::string> result;
  for (const char32_t character : missing) append_utf8(result.emplace_back(), character);
  return result;
}

}  // namespace headlight
