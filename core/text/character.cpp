#include "core/text/character.h"

#include <utf8proc.h>

#include "core/text/unicode_age.h"

namespace headlight {
namespace {

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

bool is_ascii_symbol(char32_t c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Punctuation in version 8 that has become something else since.
bool was_punctuation(char32_t c) { return c == 0x166D || c == 0x111C9; }

}  // namespace

bool is_white_space(char32_t c) {
  const auto kind = category(c);
  return (c >= 9 && c <= 13) || c == 0x85 || kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
         kind == UTF8PROC_CATEGORY_ZP;
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return is_ascii_symbol(c);
  const auto kind = category(c);
  const bool is_now = kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
  return is_now ? !is_younger_than_unicode(8, c) : was_punctuation(c);
}

bool is_word_character(char32_t c) {
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_regex_word(char32_t c) {
  const auto kind = category(c);
  const bool is_circled_letter = (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) ||
                                 (c >= 0x1F150 && c <= 0x1F169) || (c >= 0x1F170 && c <= 0x1F189);
  const bool is_joiner = c == 0x200C || c == 0x200D;
  return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_NL) || kind == UTF8PROC_CATEGORY_PC ||
         is_circled_letter || is_joiner;
}

bool is_number(char32_t c) {
  const auto kind = category(c);
  return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_mark(char32_t c) {
  const auto kind = category(c);
  const bool was_mark = c == 0x1CF2 || c == 0x1CF3;
  return was_mark || (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME && !is_younger_than_unicode(9, c));
}

bool is_nonspacing_mark(char32_t c) {
  const bool was_nonspacing = c == 0x1734;
  return was_nonspacing || (category(c) == UTF8PROC_CATEGORY_MN && !is_younger_than_unicode(8, c));
}

bool is_control_or_private_use(char32_t c) {
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_CO ||
         (kind == UTF8PROC_CATEGORY_CF && !is_younger_than_unicode(8, c));
}

bool is_invisible(char32_t c) {
  const auto kind = category(c);
  return is_white_space(c) || kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_CF;
}

LowerCase lower_case(char32_t c) {
  if (c == 0x130) return {'i', 0x307};
  return {static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))), 0};
}

}  // namespace headlight
