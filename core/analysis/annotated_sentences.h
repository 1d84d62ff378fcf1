#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/words.h"

namespace headlight {

/// A sentence and where its words are: bytes of the text, end exclusive. "n't" and "." are words, too.
struct WordedText {
  std::string text;
  std::vector<Word> words;
};

struct Dependency {
  int parent = -1;  // a word; -1 for the root of the sentence
  std::string relation;
};

struct PronounLink {
  int pronoun = 0, antecedent = 0;
  std::vector<int> distractors;  // other words that it might stand for
};

/// A sentence of which people have said what depends on what, what its pronouns stand for, and how it is said in French.
/// Everything but the English is optional.
struct AnnotatedSentence {
  WordedText english;
  std::vector<Dependency> tree;            // one a word (Universal Dependencies), or empty
  std::vector<PronounLink> pronouns;       // words of the English
  WordedText french;                       // without words when there is none
  std::vector<std::pair<int, int>> links;  // (English word, French word)
};

/// Reads blocks of lines that blank lines part; '#' begins a comment line. Words count from 1, and from 0 in what is
/// returned:
///   en The cat sat on the mat because it was soft .      words; joined with spaces except before . , ; : ? ! n't 's …
///   tree 2:det 3:nsubj 0:root …                          parent and relation of each word; 0 is no parent
///   it 8>6|2                                             pronoun > antecedent | distractors, parted by commas
///   fr Le chat …                                         no space after an apostrophe, none before . and ,
///   links 1-1 2-2 …                                      English word - French word
/// Throws Error naming `name` and the line.
std::vector<AnnotatedSentence> parse_annotated(std::string_view text, const std::string& name);

}  // namespace headlight
