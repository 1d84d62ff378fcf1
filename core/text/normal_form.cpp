#include "core/text/normal_form.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "core/text/unicode_age.h"

namespace headlight {
namespace {

int combining_class(char32_t c) {
  const auto own = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class;
  return own == 0 || is_younger_than_unicode(9, c) ? 0 : static_cast<int>(own);
}

/// Appends the full decomposition of `c`; its first character replaces c, the others are inserted.
void decompose(char32_t c, bool compatibly, std::vector<Replacement>& into) {
  if (decomposes_since_unicode_10(c)) return into.push_back({c, 0});
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto options =
      static_cast<utf8proc_option_t>(compatibly ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE);
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(), options, &boundary);
  if (count < 1 || count > static_cast<utf8proc_ssize_t>(parts.size())) return into.push_back({c, 0});
  for (utf8proc_ssize_t i = 0; i < count; ++i) into.push_back({static_cast<char32_t>(parts[i]), i == 0 ? 0 : 1});
}

/// Puts each run of marks into the order of their combining classes.
void order_marks(std::vector<Replacement>& text) {
  const auto is_mark = [](const Replacement& c) { return combining_class(c.code) != 0; };
  for (auto begin = std::ranges::find_if(text, is_mark); begin != text.end();) {
    const auto end = std::find_if_not(begin, text.end(), is_mark);
    std::ranges::stable_sort(begin, end, {}, [](const Replacement& c) { return combining_class(c.code); });
    begin = std::find_if(end, text.end(), is_mark);
  }
}

/// The composition of two characters, or 0: utf8proc offers it only for whole buffers.
char32_t compose(char32_t first, char32_t second) {
  std::array<utf8proc_int32_t, 2> pair{static_cast<utf8proc_int32_t>(first), static_cast<utf8proc_int32_t>(second)};
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  return utf8proc_normalize_utf32(pair.data(), 2, options) == 1 ? static_cast<char32_t>(pair[0]) : 0;
}

/// Joins each mark with the last starter before it unless another mark of the same or a higher class stands between.
std::vector<Replacement> compose_all(const std::vector<Replacement>& text) {
  std::vector<Replacement> composed;
  composed.reserve(text.size());
  std::ptrdiff_t starter = -1;
  int last_class = -1;  // of the mark that was last kept behind the starter
  for (const Replacement& next : text) {
    const int own_class = combining_class(next.code);
    const char32_t joined = starter >= 0 && last_class < own_class ? compose(composed[starter].code, next.code) : 0;
    if (joined != 0) {
      composed[starter] = {joined, composed[starter].change + next.change - 1};
      continue;
    }
    composed.push_back(next);
    if (own_class == 0) starter = std::ssize(composed) - 1;
    last_class = own_class == 0 ? -1 : own_class;
  }
  return composed;
}

/// Everything below is its own normal form.
char32_t first_changed(NormalForm form) {
  if (form == NormalForm::nfc) return 0x300;
  return form == NormalForm::nfd ? 0xC0 : 0xA0;
}

}  // namespace

AlignedText to_normal_form(AlignedView text, NormalForm form) {
  const char32_t first = first_changed(form);
  if (std::ranges::all_of(text, [&](const AlignedCharacter& c) { return c.code < first; }))
    return {text.begin(), text.end()};
  const bool compatibly = form == NormalForm::nfkc || form == NormalForm::nfkd;
  std::vector<Replacement> characters;
  characters.reserve(text.size());
  for (const AlignedCharacter& c : text) decompose(c.code, compatibly, characters);
  order_marks(characters);
  const bool composes = form == NormalForm::nfc || form == NormalForm::nfkc;
  return replace_characters(text, composes ? compose_all(characters) : characters);
}

}  // namespace headlight
