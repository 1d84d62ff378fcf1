#include "core/analysis/annotated_sentences.h"

#include <doctest/doctest.h>

#include "tests/core/analysis/sentences.h"
#include "tests/core/complaint.h"

using namespace headlight;

namespace {

std::string failure(const std::string& text) {
  return complaint_of([&] { parse_annotated(text, "file.txt"); });
}

std::string word(const WordedText& text, std::size_t index) {
  const Word range = text.words.at(index);
  return text.text.substr(range.begin, range.end - range.begin);
}

}  // namespace

TEST_CASE("twelve sentences are read with their trees, pronouns, French and links, counted from 0") {
  const auto read = parse_annotated(sentences::twelve, "twelve");
  REQUIRE(read.size() == 12);
  const AnnotatedSentence& cat = read[0];
  CHECK(cat.english.text == "The cat sat on the mat because it was soft.");
  CHECK(word(cat.english, 7) == "it");
  CHECK(word(cat.english, 10) == ".");
  CHECK(cat.tree[1].parent == 2);
  CHECK(cat.tree[1].relation == "nsubj");
  CHECK(cat.tree[2].parent == -1);
  REQUIRE(cat.pronouns.size() == 1);
  CHECK(cat.pronouns[0].pronoun == 7);
  CHECK(cat.pronouns[0].antecedent == 5);
  CHECK(cat.pronouns[0].distractors == std::vector<int>{1});
  CHECK(cat.french.text == "Le chat était assis sur le tapis parce qu'il était doux.");
  CHECK(word(cat.french, 9) == "il");
  CHECK(cat.links[3] == std::pair(2, 3));
  CHECK(read[11].pronouns.size() == 2);
  CHECK(read[3].french.words.empty());
}

TEST_CASE("words are joined as one writes them") {
  const auto read = parse_annotated("en I do n't know , he 's late : go !\nfr L' eau , c' est froid !\n", "f");
  CHECK(read[0].english.text == "I don't know, he's late: go!");
  CHECK(word(read[0].english, 2) == "n't");
  CHECK(read[0].french.text == "L'eau, c'est froid !");
}

TEST_CASE("a mistake is one sentence with the file and the line") {
  CHECK(failure("tree 0:root\n") == "file.txt, line 1: a sentence begins with \"en\" and its words, not with \"tree\"");
  CHECK(failure("# a\n\nen A b .\ntree 0:root 1:obj\n") == "file.txt, line 4: the tree has 2 entries for 3 words");
  CHECK(failure("en A b\ntree 0:root 3:obj\n") == "file.txt, line 2: a word is a number from 0 to 2, not \"3\"");
  CHECK(failure("en A b\ntree 0:root 1\n") == "file.txt, line 2: an entry is parent:relation, not \"1\"");
  CHECK(failure("en A b\ntree 0:root 0:root\n") == "file.txt, line 2: the tree has 2 roots instead of one");
  CHECK(failure("en A b c\ntree 0:root 3:x 2:x\n") == "file.txt, line 2: from word 2 the tree leads in a circle");
  CHECK(failure("en A b\nit 2>1\n") == "file.txt, line 2: an entry is pronoun>antecedent|distractors, not \"2>1\"");
  CHECK(failure("en A b\nit 2>1|2\n") == "file.txt, line 2: \"2>1|2\" names a word twice");
  CHECK(failure("en A b\nfr C\nlinks 1-2\n") == "file.txt, line 3: a word is a number from 1 to 1, not \"2\"");
  CHECK(failure("en A b\nfr C\nlinks 12\n") == "file.txt, line 3: an entry is English-French, not \"12\"");
  CHECK(failure("en A b\nde C\n") == "file.txt, line 2: a line is en, tree, it, fr or links, not \"de\"");
  CHECK(failure("en A b\nen C\n") == "file.txt, line 2: a blank line is missing before the next sentence");
  CHECK(failure("en \n") == "file.txt, line 1: the sentence has no words");
}
