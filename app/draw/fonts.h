#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/draw/type_metrics.h"

struct ImFont;
struct ImFontAtlas;

namespace headlight {

/// An ImFontAtlas that holds the glyphs that are needed, at the sizes that are needed, and grows on demand:
/// whatever was asked for and is not there is drawn as well as possible and remembered, and `refresh` between two frames
/// rasterizes it. Belongs to the thread that draws.
class FontSet : public TextMeasure {
 public:
  /// `scale` is device pixels per canvas pixel (display scale x presenter scale).
  FontSet(const FontFiles& files, float scale);
  ~FontSet() override;
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;

  /// For ImGui::CreateContext. The pointer stays the same for the life of the FontSet; its texture does not.
  ImFontAtlas* atlas() const;

  /// The font of a style at the current scale, never null. Its pixel size may differ until the next refresh.
  ImFont* font(TextStyle style) const;

  /// The size that the font of a style has after the next refresh, in device pixels as ImGui counts them (a line's height).
  float pixels(TextStyle style) const;

  /// Characters of a text that are not rasterized yet but could be are remembered for the next refresh.
  void needs(std::string_view text);

  /// Call between frames (never between NewFrame and Render): rebuilds the atlas if anything is missing. True when it
  /// did: the font texture must be uploaded again and every ImFont* is new.
  bool refresh();
  void set_scale(float scale);
  float scale() const;

  const TypeMetrics& metrics() const;
  float text_width(std::string_view text, TextStyle style) const override { return metrics().text_width(text, style); }
  /// The characters that no font here has, each once, as UTF-8 ("☃", "字"). They are drawn as a box.
  std::vector<std::string> missing_characters(std::string_view text) const { return metrics().missing_characters(text); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace headlight
