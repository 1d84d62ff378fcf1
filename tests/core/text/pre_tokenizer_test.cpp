#include "core/text/pre_tokenizer.h"

#include <doctest/doctest.h>

#include "core/text/character.h"

using namespace headlight;
using Parts = std::vector<std::string>;

namespace {

Parts texts(const std::vector<AlignedText>& parts) {
  Parts texts;
  for (const AlignedText& part : parts) texts.push_back(to_utf8(part));
  return texts;
}

Parts metaspace(std::string_view text, Metaspace::Prepend prepend, bool split = true) {
  PreTokenizer step{PreTokenizer::Kind::metaspace, {}, {}};
  step.metaspace.prepend = prepend;
  step.metaspace.split = split;
  return texts(pre_tokenize(read_aligned(text), {step}));
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
  const auto parts = pre_tokenize(read_aligned("né"), {{PreTokenizer::Kind::metaspace, {}, {}}});
  REQUIRE(parts.size() == 1);
  CHECK(parts[0][0] == AlignedCharacter{U'▁', 0, 1});
  CHECK(parts[0][2] == AlignedCharacter{U'é', 1, 3});
}

TEST_CASE("the first scheme marks the beginning of the text and no later part") {
  PreTokenizer step{PreTokenizer::Kind::metaspace, {}, {}};
  step.metaspace.prepend = Metaspace::Prepend::first;
  const std::vector<PreTokenizer> steps = {{PreTokenizer::Kind::punctuation, {}, CutBehavior::isolated}, step};
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
