#include "core/text/added_tokens.h"

#include "core/text/character.h"

namespace headlight {
namespace {

std::vector<std::string> written(const std::vector<AddedToken>& tokens) {
  std::vector<std::string> written;
  for (const AddedToken& token : tokens) written.push_back(token.written);
  return written;
}

/// Does a word go on at either end of [begin, end)?
bool touches_word(AlignedView text, std::size_t begin, std::size_t end) {
  return (begin > 0 && is_regex_word(text[begin - 1].code)) || (end < text.size() && is_regex_word(text[end].code));
}

}  // namespace

AddedTokenFinder::AddedTokenFinder(std::vector<AddedToken> tokens) : tokens_(std::move(tokens)), trie_(written(tokens_)) {}

std::vector<TextPart> AddedTokenFinder::split(AlignedText text) const {
  std::vector<TextPart> parts;
  std::size_t done = 0;  // everything before is in `parts`
  const auto take = [&](std::size_t begin, std::size_t end, int id) {
    const AlignedView part = AlignedView(text).subspan(begin, end - begin);
    if (!part.empty()) parts.push_back({{part.begin(), part.end()}, id});
    done = end;
  };
  for (std::size_t i = 0, found = 0; i < text.size() && !tokens_.empty(); i = found) {
    const AddedToken* token = nullptr;
    found = i + 1;
    trie_.each_prefix(AlignedView(text).subspan(i), [&](std::size_t length, int index) {
      token = &tokens_[index];
      found = i + length;
    });
    if (token == nullptr || (token->single_word && touches_word(text, i, found))) continue;
    std::size_t begin = i, end = found;
    while (token->strip_left && begin > done && is_white_space(text[begin - 1].code)) --begin;
    while (token->strip_right && end < text.size() && is_white_space(text[end].code)) ++end;
    take(done, begin, -1);
    take(begin, end, token->id);
    found = end;
  }
  if (done == 0 && !text.empty()) return {{std::move(text), -1}};
  take(done, text.size(), -1);
  return parts;
}

}  // namespace headlight
