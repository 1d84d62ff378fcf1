#include "core/text/normalizer.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/text/character.h"

namespace headlight {
namespace {

bool is_space(const AlignedCharacter& c) { return is_white_space(c.code); }

}  // namespace

void limit_length(std::size_t characters) {
  if (characters > most_characters)
    throw Error("the normalized text would have more than " + std::to_string(most_characters) + " characters");
}

AlignedText normalize(AlignedText text, const std::vector<Normalizer>& steps) {
  for (const Normalizer& step : steps) {
    text = step(std::move(text));
    limit_length(text.size());
  }
  return text;
}

AlignedText to_lower_case(AlignedView text) {
  std::vector<Replacement> lower;
  lower.reserve(text.size());
  for (const AlignedCharacter& c : text) {
    const LowerCase letter = lower_case(c.code);
    lower.push_back({letter.first, 0});
    if (letter.second != 0) lower.push_back({letter.second, 1});
  }
  return replace_characters(text, lower);
}

AlignedText remove_marks(AlignedText text) {
  std::erase_if(text, [](const AlignedCharacter& c) { return is_mark(c.code); });
  return text;
}

AlignedText strip(AlignedView text, bool left, bool right) {
  auto begin = text.begin(), end = text.end();
  while (left && begin != end && is_space(*begin)) ++begin;
  while (right && begin != end && is_space(*std::prev(end))) --end;
  return {begin, end};
}

AlignedText prepend(AlignedText text, AlignedView prefix) {
  if (text.empty()) return text;
  AlignedText longer(prefix.begin(), prefix.end());
  for (AlignedCharacter& c : longer) c = {c.code, text.front().begin, text.front().end};
  longer.insert(longer.end(), text.begin(), text.end());
  return longer;
}

AlignedText replace(AlignedView text, const Expression& expression, AlignedView content) {
  AlignedText replaced;
  replaced.reserve(text.size());
  for (const auto [begin, end, matches] : expression.spans(text)) {
    const AlignedView part = text.subspan(begin, end - begin);
    limit_length(replaced.size() + (matches ? content.size() : part.size()));
    if (!matches) {
      replaced.insert(replaced.end(), part.begin(), part.end());
      continue;
    }
    const AlignedCharacter& origin = text[std::max<std::size_t>(end, 1) - 1];
    for (const AlignedCharacter& c : content) replaced.push_back({c.code, origin.begin, origin.end});
  }
  return replaced;
}

}  // namespace headlight
