#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace headlight {

/// The tables of one font file: which characters it has and how wide they are. Metrics are in em.
class FontFace {
 public:
  /// The bytes must outlive the face. Throws Error when they are not a font.
  explicit FontFace(std::span<const std::byte> file);
  ~FontFace();
  FontFace(FontFace&&) noexcept;

  bool has(char32_t character) const;
  float advance(char32_t character) const;
  float line_height() const;  // ascent - descent: what ImGui calls the size of a font
  std::span<const std::byte> file() const { return file_; }

 private:
  struct Tables;
  std::span<const std::byte> file_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace headlight
