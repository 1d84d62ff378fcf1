#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis/annotated_sentences.h"
#include "core/analysis/attention_table.h"

namespace headlight {

/// How the words of one or two texts stand at the rows and columns of a stack's weights. Words are numbered as in the
/// annotation; one that shares a token with another, or has none, joins no tokens: it is not asked about.
struct WordReading {
  std::vector<Label> readers, read;
  bool same_text = true;  // self-attention: a word is not asked about itself
  bool causal = false;    // … nor about words after it

  bool sees(int reader, int word) const {
    return read[static_cast<std::size_t>(word)].token_count > 0 && !(same_text && word == reader) &&
           !(causal && word > reader);
  }
};

/// The labels of a text's words. A token that reaches into two words belongs to neither.
std::vector<Label> word_labels(const WordedText& text, const Tokens& tokens);

/// Something of which one can say whether a head gets it right: which word does `reader` read most from?
struct WordQuestion {
  std::string role;
  int reader = 0;
  std::vector<int> answers;          // each is right
  std::vector<int> rivals;           // what the answer must exceed; empty: every other word that the reader sees
  std::optional<double> guess = {};  // how often the baseline is right; none: it is the best fixed offset's
};

/// Relations both ways, and "syntax": all of them, dependent -> head. Punctuation depends on nothing that one could see.
void ask_tree(const std::vector<Dependency>& tree, const WordReading& reading, std::vector<WordQuestion>& questions);

/// "coreference": does the antecedent get more than every distractor? Guess: the candidate nearest to the pronoun.
void ask_pronouns(const std::vector<PronounLink>& pronouns, const WordReading& reading,
                  std::vector<WordQuestion>& questions);

/// "rare word": the rarest of the words that a reader sees. `log_frequencies` has one of each word that is read, above 0
/// where it is none that could be rare (punctuation). Guess: any of the words that it sees.
void ask_rarest(const std::vector<double>& log_frequencies, const WordReading& reading,
                std::vector<WordQuestion>& questions);

/// `role` by links (word that is read, reader). Guess: the word as far from the beginning, in proportion.
void ask_alignment(const std::string& role, const std::vector<std::pair<int, int>>& links, const WordReading& reading,
                   std::vector<WordQuestion>& questions);

/// Does a head get it right? `weights` are between words (readers, read). Of equal weights the first counts.
bool is_right(const WordQuestion& question, const Matrix& weights, const WordReading& reading);

}  // namespace headlight
