#include "core/text/bert_normalizer.h"

#include "core/text/character.h"
#include "core/text/normal_form.h"
#include "core/text/normalizer.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

bool is_removed(char32_t c) {
  const bool is_kept_control = c == '\t' || c == '\n' || c == '\r';
  return c == replacement_character || (is_control_or_private_use(c) && !is_kept_control);
}

AlignedText clean(AlignedText text) {
  std::erase_if(text, [](const AlignedCharacter& c) { return is_removed(c.code); });
  for (AlignedCharacter& c : text)
    if (is_white_space(c.code)) c.code = ' ';
  return text;
}

/// The blocks of CJK Unified and Compatibility Ideographs that tokenization.py lists.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

AlignedText isolate(AlignedView text) {
  std::vector<Replacement> spaced;
  spaced.reserve(text.size());
  for (const AlignedCharacter& c : text) {
    if (is_ideograph(c.code))
      spaced.insert(spaced.end(), {{' ', 0}, {c.code, 1}, {' ', 1}});
    else
      spaced.push_back({c.code, 0});
  }
  return replace_characters(text, spaced);
}

AlignedText strip_accents(AlignedView text) {
  AlignedText decomposed = to_normal_form(text, NormalForm::nfd);
  std::erase_if(decomposed, [](const AlignedCharacter& c) { return is_nonspacing_mark(c.code); });
  return decomposed;
}

}  // namespace

AlignedText normalize_like_bert(AlignedText text, const BertNormalizer& options) {
  if (options.clean_text) text = clean(std::move(text));
  if (options.isolate_ideographs) text = isolate(text);
  if (options.strip_accents) text = strip_accents(text);
  if (options.lower_case) text = to_lower_case(text);
  return text;
}

}  // namespace headlight
