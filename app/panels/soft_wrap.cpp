#include "app/panels/soft_wrap.h"

#include <algorithm>
#include <utility>

#include "core/text/utf8.h"

namespace headlight {

void SoftWrap::set(std::string text) {
  text_ = std::move(text);
  shown_ = text_;
  width_ = -1;
}

void SoftWrap::edited(std::string_view shown, bool newline_typed) {
  const auto begin = static_cast<std::size_t>(std::ranges::mismatch(shown, shown_).in1 - shown.begin());
  const std::size_t shorter = std::min(shown.size(), shown_.size()) - begin;
  std::size_t same_end = 0;  // bytes
  while (same_end < shorter && shown[shown.size() - 1 - same_end] == shown_[shown_.size() - 1 - same_end]) ++same_end;
  std::string inserted(shown.substr(begin, shown.size() - same_end - begin));
  if (!newline_typed) std::ranges::replace(inserted, '\n', ' ');
  set(text_.substr(0, begin) + inserted + text_.substr(text_.size() - same_end));
}

void SoftWrap::fit(float width, const TextMeasure& measure) {
  if (width == width_) return;
  width_ = width;
  shown_ = text_;
  float x = 0, after_space = 0;  // of the line so far, and of what stands behind its last space
  std::size_t space = std::string::npos;
  for (std::size_t at = 0, length = 0; at < text_.size(); at += length) {
    length = decode_utf8(text_, at).length;
    const float advance = measure.text_width(std::string_view(text_).substr(at, length), style_);
    x += advance, after_space += advance;
    if (text_[at] == '\n') x = 0, space = std::string::npos;
    if (text_[at] == ' ') space = at, after_space = 0;
    if (x <= width || space == std::string::npos || space == at) continue;
    shown_[space] = '\n';
    x = after_space;
    space = std::string::npos;
  }
  lines_ = 1 + static_cast<int>(std::ranges::count(shown_, '\n'));
}

}  // namespace headlight
