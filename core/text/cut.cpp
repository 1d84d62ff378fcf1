#include "core/text/cut.h"

namespace headlight {
namespace {

/// Does a new part begin at a span? `previous` and `current` say whether the spans before and at the cut match.
bool cuts_between(bool previous, bool current, CutBehavior behavior) {
  switch (behavior) {
    case CutBehavior::merged_with_previous:
      return previous || !current;
    case CutBehavior::merged_with_next:
      return current || !previous;
    case CutBehavior::contiguous:
      return previous != current;
    default:
      return true;
  }
}

std::vector<Span> spans_of(AlignedView text, const std::function<bool(char32_t)>& matches) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool current = matches(text[i].code);
    if (current || spans.empty() || spans.back().matches)
      spans.push_back({i, i + 1, current});
    else
      spans.back().end = i + 1;
  }
  return spans;
}

}  // namespace

std::vector<AlignedText> cut(AlignedView text, std::span<const Span> spans, CutBehavior behavior) {
  std::vector<AlignedText> parts;
  bool previous = false;
  for (const auto [begin, end, current] : spans) {
    if (parts.empty() || cuts_between(previous, current, behavior)) parts.emplace_back();
    const AlignedView part = text.subspan(begin, end - begin);
    if (!current || behavior != CutBehavior::removed) parts.back().insert(parts.back().end(), part.begin(), part.end());
    previous = current;
  }
  std::erase_if(parts, [](const AlignedText& part) { return part.empty(); });
  return parts;
}

std::vector<AlignedText> cut(AlignedView text, const std::function<bool(char32_t)>& matches, CutBehavior behavior) {
  return cut(text, spans_of(text, matches), behavior);
}

}  // namespace headlight
