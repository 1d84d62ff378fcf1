#pragma once

namespace headlight {

// Properties of characters, from utf8proc's Unicode tables.

bool is_white_space(char32_t c);  // Unicode White_Space
bool is_punctuation(
    char32_t c);  // categories P*, and ASCII symbols such as $ and ~, as the Punctuation pre-tokenizer counts them
bool is_word_character(char32_t c);  // letters, digits, marks
bool is_regex_word(char32_t c);      // \w of regular expressions (Unicode Technical Standard 18, annex C)
bool is_number(char32_t c);          // categories N*
bool is_invisible(char32_t c);       // white space, controls and formatting characters

// What normalizers remove, as older versions of Unicode counted it (core/text/unicode_age.h).
bool is_mark(char32_t c);                    // categories M*
bool is_nonspacing_mark(char32_t c);         // category Mn
bool is_control_or_private_use(char32_t c);  // categories Cc, Cf and Co

/// A letter's lower case, one or two characters long: only İ (U+0130) becomes two, i and U+0307.
struct LowerCase {
  char32_t first = 0, second = 0;  // second is 0 when there is none
};
LowerCase lower_case(char32_t c);

}  // namespace headlight
