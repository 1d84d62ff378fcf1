#include "core/text/pre_tokenizer.h"

#include <algorithm>

#include "core/text/character.h"

namespace headlight {
namespace {

/// Does a new part begin at a character? `previous` and `current` say whether the characters before and at the cut match.
bool cuts_between(bool previous, bool current, CutBehavior behavior) {
  switch (behavior) {
    case CutBehavior::merged_with_previous:
      return previous;
    case CutBehavior::merged_with_next:
      return current;
    case CutBehavior::contiguous:
      return previous != current;
    default:
      return previous || current;
  }
}

template <typename Matches>
std::vector<AlignedText> cut_if(AlignedView text, const Matches& matches, CutBehavior behavior) {
  std::vector<AlignedText> parts;
  bool previous = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool current = matches(text[i].code);
    if (i == 0 || cuts_between(previous, current, behavior)) parts.emplace_back();
    if (!current || behavior != CutBehavior::removed) parts.back().push_back(text[i]);
    previous = current;
  }
  std::erase_if(parts, [](const AlignedText& part) { return part.empty(); });
  return parts;
}

std::vector<AlignedText> apply(AlignedText text, const Metaspace& rule) {
  for (AlignedCharacter& c : text)
    if (c.code == ' ') c.code = rule.replacement;
  const bool wanted =
      rule.prepend == Metaspace::Prepend::always || (rule.prepend == Metaspace::Prepend::first && text.front().begin == 0);
  if (wanted && text.front().code != rule.replacement)
    text.insert(text.begin(), {rule.replacement, text.front().begin, text.front().end});
  if (!rule.split) return {std::move(text)};
  return cut_if(
      text, [&](char32_t c) { return c == rule.replacement; }, CutBehavior::merged_with_next);
}

std::vector<AlignedText> apply(AlignedText text, const PreTokenizer& step) {
  switch (step.kind) {
    case PreTokenizer::Kind::metaspace:
      return apply(std::move(text), step.metaspace);
    case PreTokenizer::Kind::punctuation:
      return cut(text, is_punctuation, step.behavior);
    default:
      return cut(text, is_white_space, step.behavior);
  }
}

}  // namespace

std::vector<AlignedText> cut(AlignedView text, bool (*matches)(char32_t), CutBehavior behavior) {
  return cut_if(text, matches, behavior);
}

std::vector<AlignedText> pre_tokenize(AlignedText text, const std::vector<PreTokenizer>& steps) {
  std::vector<AlignedText> parts;
  if (!text.empty()) parts.push_back(std::move(text));
  for (const PreTokenizer& step : steps) {
    std::vector<AlignedText> finer;
    for (AlignedText& part : parts) std::ranges::move(apply(std::move(part), step), std::back_inserter(finer));
    parts = std::move(finer);
  }
  return parts;
}

}  // namespace headlight
