#include "core/text/words.h"

#include <doctest/doctest.h>

#include <string>

using namespace headlight;
using Texts = std::vector<std::string>;

namespace {

Texts words(std::string_view text) {
  Texts texts;
  for (const Word word : split_words(text)) texts.emplace_back(text.substr(word.begin, word.end - word.begin));
  return texts;
}

}  // namespace

TEST_CASE("words are runs of letters and digits; every other visible character stands alone") {
  CHECK(words("The cat, 2 mats...") == Texts{"The", "cat", ",", "2", "mats", ".", ".", "."});
  CHECK(words("  \t\n ") == Texts{});
  CHECK(words("") == Texts{});
}

TEST_CASE("apostrophes and hyphens belong to a word when they stand between two letters") {
  CHECK(words("didn't rock'n'roll") == Texts{"didn't", "rock'n'roll"});
  CHECK(words("l\u2019arbre well-known") == Texts{"l\u2019arbre", "well-known"});
  CHECK(words("'quoted' -5 a--b dogs'") == Texts{"'", "quoted", "'", "-", "5", "a", "-", "-", "b", "dogs", "'"});
}

TEST_CASE("marks belong to their letter, and emoji with all that modifies them are one word") {
  CHECK(words("e\u0301te\u0301 x") == Texts{"e\u0301te\u0301", "x"});
  CHECK(words("👩‍👩‍👧🇫🇷a👍🏽") == Texts{"👩‍👩‍👧", "🇫🇷", "a", "👍🏽"});
}

TEST_CASE("right-to-left and other scripts are words like any other") {
  CHECK(words("שלום, עולם") == Texts{"שלום", ",", "עולם"});
  CHECK(words("مرحبا بكم") == Texts{"مرحبا", "بكم"});
}

TEST_CASE("invisible characters end a word and are none; a soft hyphen inside one belongs to it") {
  CHECK(words(std::string_view("a\0b\x01", 4)) == Texts{"a", "b"});
  CHECK(words("soft\u00ADly\u00AD") == Texts{"soft\u00ADly"});
}

TEST_CASE("broken bytes are visible characters, each on its own") {
  CHECK(words("a\xFF\xFE") == Texts{"a", "\xFF", "\xFE"});
}

TEST_CASE("trimming takes white space of every kind off both ends, and leaves white space alone as it is") {
  const std::string text = "\u00A0 a b\u3000";
  const Word trimmed = trim(text, {0, text.size()});
  CHECK(text.substr(trimmed.begin, trimmed.end - trimmed.begin) == "a b");
  CHECK(trim("   ", {1, 3}).begin == 1);
  CHECK(trim("   ", {1, 3}).end == 3);
}
