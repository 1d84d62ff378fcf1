#include "app/state/word_choice.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

std::vector<Label> words(std::initializer_list<const char*> texts) {
  std::vector<Label> labels;
  for (const char* text : texts) labels.push_back({text});
  return labels;
}

}  // namespace

TEST_CASE("a chosen word is found again after typing before it, also the second of two equal ones") {
  const auto before = words({"the", "cat", "and", "the", "mat"});
  const WordChoice second_the = choose(before, 3);
  CHECK(second_the == WordChoice{"the", 1});
  CHECK(find(words({"see", "the", "cat", "and", "the", "mat"}), second_the) == 4);
}

TEST_CASE("a word that is gone selects nothing") {
  CHECK(find(words({"a", "b"}), WordChoice{"c", 0}) == -1);
  CHECK(find(words({"a", "b"}), WordChoice{"a", 1}) == -1);
  CHECK(find(words({"a"}), std::nullopt) == -1);
}
