#pragma once

#include <string>
#include <string_view>

#include "app/draw/canvas.h"

namespace headlight {

/// Lines for a text field that breaks none: a space at which a line ends is shown as a newline, so that every byte keeps its
/// place and the caret with it. What has no spaces stays on one line.
class SoftWrap {
 public:
  explicit SoftWrap(TextStyle style) : style_(style) {}

  void set(std::string text);
  /// What was shown has been edited: newlines that stood for spaces are spaces again. Newlines that came with the edit stay
  /// if somebody typed or pasted one; otherwise (an edit was undone) they stood for spaces.
  void edited(std::string_view shown, bool newline_typed);
  /// Breaks anew where the text or the width has changed.
  void fit(float width, const TextMeasure& measure);

  const std::string& text() const { return text_; }    // as it is
  const std::string& shown() const { return shown_; }  // as long, with lines
  int lines() const { return lines_; }

 private:
  TextStyle style_;
  std::string text_, shown_;
  int lines_ = 1;
  float width_ = -1;  // that was fitted to; negative: none
};

}  // namespace headlight
