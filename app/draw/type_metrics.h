#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/font_face.h"

namespace headlight {

/// The bytes of the font files; they must outlive whatever reads them.
struct FontFiles {
  std::span<const std::byte> regular, medium, semibold, bold, mono;
};

/// Which characters our fonts have and how wide they are, from the fonts' own tables: right before anything is rasterized,
/// and the same on the screen and in SVG. What Inter lacks comes from JetBrains Mono and the other way round; what both lack
/// is a box.
class TypeMetrics : public TextMeasure {
 public:
  static constexpr char32_t box = 0x25A1;
  static constexpr std::size_t mono = 4;  // index of the only monospaced face; the others are indexed by Weight
  static std::size_t face_of(TextStyle style) {
    return style.face == Face::mono ? mono : static_cast<std::size_t>(style.weight);
  }

  explicit TypeMetrics(const FontFiles& files);

  float text_width(std::string_view text, TextStyle style) const override;
  float advance(char32_t character, TextStyle style) const;

  /// The character that is drawn for one: a box for what no font here has, a space for controls.
  char32_t shown(char32_t character) const;
  bool has(char32_t character) const { return source(0, character) < faces_.size(); }

  /// The characters that no font here has, each once, as UTF-8 ("☃", "字").
  std::vector<std::string> missing_characters(std::string_view text) const;

  const FontFace& face(std::size_t index) const { return faces_[index]; }

 private:
  std::size_t source(std::size_t face, char32_t character) const;  // that face, the other family's, or the face count

  std::vector<FontFace> faces_;
};

}  // namespace headlight
