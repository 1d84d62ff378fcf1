#include "core/text/pre_tokenizer.h"

#include <doctest/doctest.h>

#include "core/text/byte_level.h"
#include "core/text/character.h"
#include "core/text/metaspace.h"

using namespace headlight;
using Parts = std::vector<std::string>;

namespace {

Parts texts(const std::vector<AlignedText>& parts) {
  Parts texts;
  for (const AlignedText& part : parts) texts.push_back(to_utf8(part));
  return texts;
}

PreTokenizer marking(const Metaspace& rule) {
  return [rule](AlignedText text) { return mark_spaces(std::move(text), rule); };
}

Parts metaspace(std::string_view text, Metaspace::Prepend prepend, bool split = true) {
  return texts(pre_tokenize(read_aligned(text), {marking({.prepend = prepend, .split = split})}));
}

Parts cut_at_punctuation(std::string_view text, CutBehavior behavior) {
  return texts(cut(read_aligned(text), is_punctuation, behavior));
}

}  // namespace

TEST_CASE("Metaspace marks where spaces were and cuts before each mark") {
  using enum Metaspace::Prepend;
  CHECK(metaspace("a b  c", always) == Parts{"▁a", "▁b", "▁", "▁c"});
  CHECK(metaspace(" a", always) == Parts{"▁a"});
  CHECK(metaspace("a b", never) == Parts{"a", "▁b"});
  CHECK(metaspace("a b", first, false) == Parts{"▁a▁b"});
  CHECK(metaspace("", always) == Parts{});
}

TEST_CASE("the mark in front shares the bytes of the first character") {
  const auto parts = mark_spaces(read_aligned("né"), {});
  REQUIRE(parts.size() == 1);
  CHECK(parts[0][0] == AlignedCharacter{U'▁', 0, 1});
  CHECK(parts[0][2] == AlignedCharacter{U'é', 1, 3});
}

TEST_CASE("the first scheme marks the beginning of the text and no later part") {
  const std::vector<PreTokenizer> steps = {
      [](const AlignedText& text) { return cut(text, is_punctuation, CutBehavior::isolated); },
      marking({.prepend = Metaspace::Prepend::first})};
  CHECK(texts(pre_tokenize(read_aligned("a,b"), steps)) == Parts{"▁a", ",", "b"});
}

TEST_CASE("the five ways to cut at punctuation") {
  CHECK(cut_at_punctuation("a..b!", CutBehavior::removed) == Parts{"a", "b"});
  CHECK(cut_at_punctuation("a..b!", CutBehavior::isolated) == Parts{"a", ".", ".", "b", "!"});
  CHECK(cut_at_punctuation("a..b!", CutBehavior::merged_with_previous) == Parts{"a.", ".", "b!"});
  CHECK(cut_at_punctuation("a..b!", CutBehavior::merged_with_next) == Parts{"a", ".", ".b", "!"});
  CHECK(cut_at_punctuation("a..b!", CutBehavior::contiguous) == Parts{"a", "..", "b", "!"});
}

TEST_CASE("punctuation is what Hugging Face tokenizers cuts at") {
  int count = 0;
  for (char32_t c = 0; c < 0x110000; ++c) count += is_punctuation(c) ? 1 : 0;
  CHECK(count == 726);
  CHECK(is_punctuation(U'$'));
  CHECK(is_punctuation(U'«'));
  CHECK_FALSE(is_punctuation(U'€'));
  CHECK_FALSE(is_punctuation(U'\u2E44'));  // younger than its tables
}

TEST_CASE("BERT cuts at white space and around punctuation") {
  CHECK(texts(cut_like_bert(read_aligned(" don't\tstop,\u3000now"))) == Parts{"don", "'", "t", "stop", ",", "now"});
}

TEST_CASE("words are runs of letters, digits, marks and joiners, or runs of other visible characters") {
  CHECK(texts(cut_into_words(read_aligned("a_1 e\u0301?! \u24B6\u200D"))) == Parts{"a_1", "e\u0301", "?!", "\u24B6\u200D"});
}

TEST_CASE("digits stand apart, as numbers or one by one") {
  CHECK(texts(cut_at_digits(read_aligned("a12b\u00BD"), false)) == Parts{"a", "12", "b", "\u00BD"});
  CHECK(texts(cut_at_digits(read_aligned("a12b"), true)) == Parts{"a", "1", "2", "b"});
}

TEST_CASE("byte-level tokenizers cut into GPT-2's words and write bytes as characters") {
  const ByteLevel rule{.prepends_space = true, .words = {Expression::regular(gpt2_words, "gpt2")}};
  CHECK(texts(cut_into_byte_characters(read_aligned("I've  2é\n"), rule)) == Parts{"ĠI", "'ve", "Ġ", "Ġ2", "Ã©", "Ċ"});
  CHECK(texts(cut_into_byte_characters(read_aligned("a b"), {})) == Parts{"aĠb"});
}
