#include "app/viewmodel/alignment.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace headlight;

namespace {

std::vector<Label> words(const std::string& text) {
  std::vector<Label> labels;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    Label label;
    label.text = word;
    labels.push_back(label);
  }
  return labels;
}

using Partners = std::vector<int>;

}  // namespace

TEST_CASE("one word changed in its place is paired with the word that it replaces") {
  CHECK(aligned(words("it was soft ."), words("it was tired .")) == Partners{0, 1, 2, 3});
}

TEST_CASE("an inserted word has no partner and the words behind it keep theirs") {
  CHECK(aligned(words("it was soft ."), words("it was very soft .")) == Partners{0, 1, -1, 2, 3});
}

TEST_CASE("a removed word leaves the others paired") {
  CHECK(aligned(words("it was very soft ."), words("it was soft .")) == Partners{0, 1, 3, 4});
}

TEST_CASE("changes of different length stay unpaired") {
  CHECK(aligned(words("the cat sat"), words("the very big dog sat")) == Partners{0, -1, -1, -1, 2});
}

TEST_CASE("empty texts pair nothing") {
  CHECK(aligned({}, words("a b")) == Partners{-1, -1});
  CHECK(aligned(words("a b"), {}) == Partners{});
}

TEST_CASE("a changed word is labelled with both") {
  const auto before = words("was soft"), after = words("was tired");
  const auto labels = paired_labels(before, after, aligned(before, after));
  CHECK(labels[0].text == "was");
  CHECK(labels[1].text == "soft → tired");
}
