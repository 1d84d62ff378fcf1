#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/draw/canvas.h"
#include "app/panels/edit_history.h"

namespace headlight {

/// Lines for a text field that breaks none. A space at which a line ends is shown as a newline; a word that is wider than a
/// line is broken by newlines that are shown and that the text does not have. All places are bytes.
class SoftWrap {
 public:
  explicit SoftWrap(TextStyle style) : style_(style) {}

  void set(std::string text);
  void apply(const TextEdit& edit);
  /// What was shown has been edited, and the caret moved from `before` to `caret`: changes the text in the same way and says
  /// how. Who deletes nothing but a newline that the text does not have means the character beside it.
  TextEdit edited(std::string_view shown, std::size_t before, std::size_t caret);
  /// Breaks anew where the text or the width has changed.
  void fit(float width, const TextMeasure& measure);

  const std::string& text() const { return text_; }    // as it is
  const std::string& shown() const { return shown_; }  // with lines
  int lines() const { return lines_; }
  std::size_t in_text(std::size_t place_in_shown) const;
  std::size_t in_shown(std::size_t place_in_text) const;

 private:
  TextStyle style_;
  std::string text_, shown_;
  std::vector<std::size_t> breaks_;  // places in the text before which a newline is shown that it does not have
  int lines_ = 1;
  float width_ = -1;  // that was fitted to; negative: none
};

}  // namespace headlight
