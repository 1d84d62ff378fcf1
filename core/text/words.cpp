#include "core/text/words.h"

#include <utf8proc.h>

#include <algorithm>

#include "core/text/character.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

/// A character as people see it (a grapheme cluster): a letter with its marks, an emoji with its modifiers.
struct Cluster {
  std::size_t begin = 0, end = 0;
  char32_t first = 0;
};

std::vector<Cluster> split_clusters(std::string_view text) {
  std::vector<Cluster> clusters;
  utf8proc_int32_t state = 0, previous = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = decode_utf8(text, at);
    const auto current = static_cast<utf8proc_int32_t>(code);
    if (at == 0 || utf8proc_grapheme_break_stateful(previous, current, &state)) clusters.push_back({at, at, code});
    clusters.back().end = at += length;
    previous = current;
  }
  return clusters;
}

bool is_apostrophe_or_hyphen(char32_t c) {
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == 0xAD;
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  const std::vector<Cluster> clusters = split_clusters(text);
  std::vector<Word> words;
  const auto is_letter = [&](std::size_t i) { return i < clusters.size() && is_word_character(clusters[i].first); };
  bool open = false;  // may the last word go on?
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const auto [begin, end, first] = clusters[i];
    const bool joins = open && is_apostrophe_or_hyphen(first) && is_letter(i + 1);
    if (open && (joins || is_letter(i)))
      words.back().end = end;
    else if (!is_invisible(first))
      words.push_back({begin, end});
    open = joins || is_letter(i);
  }
  return words;
}

Word trim(std::string_view text, Word range) {
  Word trimmed{range.end, range.begin};
  for (std::size_t at = range.begin; at < range.end;) {
    const auto [code, length] = decode_utf8(text, at);
    if (!is_white_space(code)) trimmed = {std::min(trimmed.begin, at), std::min(at + length, range.end)};
    at += length;
  }
  return trimmed.begin < trimmed.end ? trimmed : range;
}

}  // namespace headlight
