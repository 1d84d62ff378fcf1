#include "core/text/sentence_piece.h"

#include "core/text/normalizer.h"

namespace headlight {
namespace {

constexpr char32_t mark = 0x2581;  // ▁

/// What the first `length` characters of a text become; spaces are still spaces.
struct Mapped {
  AlignedText text;
  std::size_t length = 0;
};

Mapped map_prefix(AlignedView text, const SentencePieceNormalizer& options) {
  std::size_t kept = 0;
  options.kept.each_prefix(text, [&](std::size_t length, int) { kept = length; });
  const CharsMap::Match match = kept == 0 && options.map ? options.map->longest(text) : CharsMap::Match{};
  if (match.length == 0) {
    const AlignedView same = text.first(std::max<std::size_t>(kept, 1));
    return {{same.begin(), same.end()}, same.size()};
  }
  Mapped mapped{read_aligned(match.replacement), match.length};
  for (AlignedCharacter& c : mapped.text) c = {c.code, text.front().begin, text[match.length - 1].end};
  return mapped;
}

/// The mapped text, without the spaces at its beginning and behind another space where these are not wanted.
AlignedText map_all(AlignedView text, const SentencePieceNormalizer& options) {
  AlignedText all;
  all.reserve(text.size());
  bool skips_spaces = options.removes_extra_spaces;
  while (!text.empty()) {
    const Mapped next = map_prefix(text, options);
    text = text.subspan(next.length);
    auto begin = next.text.begin();
    while (skips_spaces && begin != next.text.end() && begin->code == ' ') ++begin;
    all.insert(all.end(), begin, next.text.end());
    limit_length(all.size());
    if (begin != next.text.end()) skips_spaces = options.removes_extra_spaces && next.text.back().code == ' ';
  }
  return all;
}

}  // namespace

AlignedText normalize_like_sentence_piece(AlignedView text, const SentencePieceNormalizer& options) {
  AlignedText mapped = map_all(text, options);
  for (AlignedCharacter& c : mapped)
    if (c.code == ' ') c.code = mark;
  while (options.removes_extra_spaces && !mapped.empty() && mapped.back().code == mark) mapped.pop_back();
  if (!options.marks_beginning) return mapped;
  const AlignedCharacter first{mark, 0, 0};
  return prepend(std::move(mapped), {&first, 1});
}

}  // namespace headlight
