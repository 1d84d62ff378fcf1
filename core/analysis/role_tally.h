#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/annotated_sentences.h"
#include "core/analysis/habits.h"
#include "core/analysis/word_questions.h"
#include "core/model/head_scores.h"
#include "core/trace/heads.h"

namespace headlight {

/// A sentence as a model read it. `frequencies` has the log-frequency of every token, see Tokenizer::log_frequency.
struct ReadSentence {
  const Trace& trace;
  const AnnotatedSentence& sentence;
  std::vector<double> source_frequencies, target_frequencies;
};

/// Counts, for every head of one model, how often it plays each role; sentences come and go one by one.
class RoleTally {
 public:
  void add(const ReadSentence& read);
  /// A trace of repeated tokens, see add_repeats: its causal stack is counted.
  void add_repeats(const Trace& trace, int period);

  /// The scores, beside those of an untrained model of the same shape that read the same (or null). What was asked
  /// about fewer words than `least_instances` is left out. Scores are rounded to four digits.
  HeadScores scores(const RoleTally* untrained, int least_instances = 30) const;

 private:
  struct Column {  // one role of one stack
    StackShape shape;
    int count = 0;               // readers
    std::vector<Mean> heads;     // (layers, heads)
    Mean guess;                  // of the baseline
    std::map<int, int> offsets;  // how often an answer stood so far from its reader; empty where no words are asked about

    std::vector<double> values() const;
    Baseline baseline(const std::string& name) const;
  };

  Column& column(const Trace& trace, Stack stack, const std::string& role);
  void add_habits(const Trace& trace, Stack stack);
  void add_answers(const Trace& trace, Stack stack, const WordReading& reading, const std::vector<WordQuestion>& questions);
  RoleScores scores_of(const std::pair<Stack, std::string>& key, const RoleTally* untrained) const;

  std::map<std::pair<Stack, std::string>, Column> columns_;
  int sentences_ = 0;
};

}  // namespace headlight
