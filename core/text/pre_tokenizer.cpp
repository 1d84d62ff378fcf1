#include "core/text/pre_tokenizer.h"

#include <algorithm>
#include <iterator>

#include "core/text/byte_level.h"
#include "core/text/character.h"
#include "core/text/normalizer.h"

namespace headlight {
namespace {

/// What kind of word a character belongs to; white space belongs to none.
enum class WordKind { none, letters, symbols };

WordKind word_kind(char32_t c) {
  if (is_regex_word(c)) return WordKind::letters;
  return is_white_space(c) ? WordKind::none : WordKind::symbols;
}

}  // namespace

std::vector<AlignedText> pre_tokenize(AlignedText text, const std::vector<PreTokenizer>& steps) {
  std::vector<AlignedText> parts;
  if (!text.empty()) parts.push_back(std::move(text));
  for (const PreTokenizer& step : steps) {
    std::vector<AlignedText> finer;
    for (AlignedText& part : parts) std::ranges::move(step(std::move(part)), std::back_inserter(finer));
    parts = std::move(finer);
  }
  return parts;
}

std::vector<AlignedText> cut_like_bert(AlignedView text) {
  std::vector<AlignedText> parts;
  for (const AlignedText& word : cut(text, is_white_space, CutBehavior::removed))
    std::ranges::move(cut(word, is_punctuation, CutBehavior::isolated), std::back_inserter(parts));
  return parts;
}

std::vector<AlignedText> cut_into_words(AlignedView text) {
  std::vector<AlignedText> words;
  WordKind previous = WordKind::none;
  for (const AlignedCharacter& c : text) {
    const WordKind kind = word_kind(c.code);
    if (kind != WordKind::none && kind != previous) words.emplace_back();
    if (kind != WordKind::none) words.back().push_back(c);
    previous = kind;
  }
  return words;
}

std::vector<AlignedText> cut_at_digits(AlignedView text, bool individually) {
  return cut(text, is_number, individually ? CutBehavior::isolated : CutBehavior::contiguous);
}

std::vector<AlignedText> cut_into_byte_characters(AlignedText text, const ByteLevel& rule) {
  const AlignedCharacter space{' ', 0, 0};
  if (rule.prepends_space && text.front().code != ' ') text = prepend(std::move(text), {&space, 1});
  std::vector<AlignedText> parts;
  if (rule.words.empty())
    parts.push_back(std::move(text));
  else
    parts = cut(text, rule.words.front().spans(text), CutBehavior::isolated);
  for (AlignedText& part : parts) part = to_byte_characters(part);
  return parts;
}

}  // namespace headlight
