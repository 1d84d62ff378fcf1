#include "core/text/added_tokens.h"

#include <algorithm>

#include "core/text/character.h"

namespace headlight {

void AddedTokenFinder::add(const AddedToken& token, AlignedText content) {
  if (content.empty()) return;
  const auto place = std::ranges::find_if(patterns_, [&](const Pattern& p) { return p.content.size() < content.size(); });
  patterns_.insert(place, {std::move(content), token});
}

const AddedTokenFinder::Pattern* AddedTokenFinder::match(AlignedView text) const {
  const auto begins = [&](const Pattern& pattern) {
    return text.size() >= pattern.content.size() && std::ranges::equal(pattern.content, text.first(pattern.content.size()),
                                                                       {}, &AlignedCharacter::code, &AlignedCharacter::code);
  };
  const auto found = std::ranges::find_if(patterns_, begins);
  return found == patterns_.end() ? nullptr : &*found;
}

std::vector<TextPart> AddedTokenFinder::split(AlignedText text) const {
  std::vector<TextPart> parts;
  std::size_t done = 0;  // everything before is in `parts`
  const auto take = [&](std::size_t begin, std::size_t end, int id) {
    if (begin < end)
      parts.push_back(
          {{text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end)}, id});
    done = end;
  };
  for (std::size_t i = 0; i < text.size() && !patterns_.empty();) {
    const Pattern* pattern = match(AlignedView(text).subspan(i));
    if (pattern == nullptr) {
      ++i;
      continue;
    }
    std::size_t begin = i, end = i + pattern->content.size();
    while (pattern->token.strip_left && begin > done && is_white_space(text[begin - 1].code)) --begin;
    while (pattern->token.strip_right && end < text.size() && is_white_space(text[end].code)) ++end;
    take(done, begin, -1);
    take(begin, end, pattern->token.id);
    i = end;
  }
  if (done == 0 && !text.empty()) return {{std::move(text), -1}};
  take(done, text.size(), -1);
  return parts;
}

}  // namespace headlight
