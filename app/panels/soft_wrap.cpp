#include "app/panels/soft_wrap.h"

#include <algorithm>
#include <utility>

#include "core/text/utf8.h"

namespace headlight {
namespace {

/// The text with a newline before each of those places.
std::string with_newlines(const std::string& text, const std::vector<std::size_t>& places) {
  std::string result;
  std::size_t begin = 0;
  for (const std::size_t place : places) {
    result.append(text, begin, place - begin) += '\n';
    begin = place;
  }
  return result.append(text, begin);
}

std::size_t same_at_begin(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t same_at_end(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (count < std::min(a.size(), b.size()) && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

}  // namespace

void SoftWrap::set(std::string text) {
  text_ = std::move(text);
  shown_ = text_;
  breaks_.clear();
  width_ = -1;
}

void SoftWrap::apply(const TextEdit& edit) {
  set(text_.substr(0, edit.at) + edit.inserted + text_.substr(edit.at + edit.removed.size()));
}

TextEdit SoftWrap::edited(std::string_view shown, std::size_t before, std::size_t caret) {
  const std::size_t behind = std::min(same_at_end(shown, shown_), shown.size() - caret);  // an edit ends at the caret
  const std::string_view now = shown.substr(0, shown.size() - behind),
                         was = std::string_view(shown_).substr(0, shown_.size() - behind);
  const std::size_t same = same_at_begin(now, was);
  std::size_t begin = in_text(same), end = in_text(was.size());
  if (begin == end && now.size() == same && was.size() > same) {
    if (before > caret && begin > 0) begin = begin_of_character(text_, begin - 1);
    if (before <= caret && end < text_.size()) end += decode_utf8(text_, end).length;
  }
  TextEdit edit{begin, text_.substr(begin, end - begin), std::string(now.substr(same))};
  apply(edit);
  return edit;
}

void SoftWrap::fit(float width, const TextMeasure& measure) {
  if (width == width_) return;
  width_ = width;
  shown_ = text_;
  breaks_.clear();
  float x = 0, after_space = 0;  // of the line so far, and of what stands behind its last space
  std::size_t space = std::string::npos;
  for (std::size_t at = 0, length = 0; at < text_.size(); at += length) {
    length = decode_utf8(text_, at).length;
    const float advance = measure.text_width(std::string_view(text_).substr(at, length), style_);
    x += advance, after_space += advance;
    if (text_[at] == '\n') x = 0, space = std::string::npos;
    if (text_[at] == ' ') space = at, after_space = 0;
    if (x <= width || space == at || x == advance) continue;
    if (space != std::string::npos)
      shown_[space] = '\n', x = after_space;
    else
      breaks_.push_back(at), x = advance;
    space = std::string::npos;
  }
  lines_ = 1 + static_cast<int>(std::ranges::count(shown_, '\n') + std::ssize(breaks_));
  shown_ = with_newlines(shown_, breaks_);
}

std::size_t SoftWrap::in_text(std::size_t place_in_shown) const {
  std::size_t newlines = 0;
  while (newlines < breaks_.size() && breaks_[newlines] + newlines < place_in_shown) ++newlines;
  return place_in_shown - newlines;
}

std::size_t SoftWrap::in_shown(std::size_t place_in_text) const {
  return place_in_text + static_cast<std::size_t>(std::ranges::upper_bound(breaks_, place_in_text) - breaks_.begin());
}

}  // namespace headlight
