#include "core/text/metaspace.h"

#include "core/text/cut.h"

namespace headlight {

std::vector<AlignedText> mark_spaces(AlignedText text, const Metaspace& rule) {
  for (AlignedCharacter& c : text)
    if (c.code == ' ') c.code = rule.replacement;
  const bool wanted =
      rule.prepend == Metaspace::Prepend::always || (rule.prepend == Metaspace::Prepend::first && text.front().begin == 0);
  if (wanted && text.front().code != rule.replacement)
    text.insert(text.begin(), {rule.replacement, text.front().begin, text.front().end});
  if (!rule.split) return {std::move(text)};
  return cut(
      text, [&](char32_t c) { return c == rule.replacement; }, CutBehavior::merged_with_next);
}

}  // namespace headlight
