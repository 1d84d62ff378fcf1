#include "core/analysis/role_tally.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/analysis/role_definitions.h"
#include "core/text/aligned_text.h"
#include "core/text/character.h"

namespace headlight {
namespace {

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

bool is_rare_kind(const Label& word) {
  const AlignedText characters = read_aligned(word.text);
  return std::ranges::any_of(characters, [](const AlignedCharacter& c) { return is_word_character(c.code); });
}

/// A word is as frequent as its pieces are together; what is no word is more frequent than any.
std::vector<double> word_frequencies(const std::vector<Label>& words, const std::vector<double>& tokens) {
  std::vector<double> result;
  for (const Label& word : words) {
    double sum = 0;
    for (int i = 0; i < word.token_count; ++i) sum += tokens[static_cast<std::size_t>(word.first_token + i)];
    result.push_back(is_rare_kind(word) ? sum : 1);
  }
  return result;
}

/// The rows that predict the words instead of those that read them: each one earlier.
std::vector<Label> predicting(std::vector<Label> words) {
  for (Label& word : words) --word.first_token;
  return words;
}

std::set<Stack> stacks_of(const Trace& trace) {
  std::set<Stack> stacks;
  for (const auto& [head, weights] : trace.weights) stacks.insert(head.stack);
  return stacks;
}

std::string signed_offset(int offset) { return (offset > 0 ? "+" : "−") + std::to_string(std::abs(offset)); }

}  // namespace

std::vector<double> RoleTally::Column::values() const {
  std::vector<double> result;
  for (const Mean& mean : heads) result.push_back(rounded(mean.value()));
  return result;
}

Baseline RoleTally::Column::baseline(const std::string& name) const {
  if (guess.count > 0) return {name, rounded(guess.value())};
  const auto best = std::ranges::max_element(offsets, {}, [](const auto& entry) { return entry.second; });
  return {name + " (" + signed_offset(best->first) + ")", rounded(static_cast<double>(best->second) / count)};
}

RoleTally::Column& RoleTally::column(const Trace& trace, Stack stack, const std::string& role) {
  Column& found = columns_[{stack, role}];
  if (found.heads.empty()) {
    found.shape = shape_of(trace, stack);
    found.heads.resize(static_cast<std::size_t>(found.shape.layers) * static_cast<std::size_t>(found.shape.heads));
  }
  return found;
}

void RoleTally::add(const ReadSentence& read) {
  const auto& [trace, sentence, source_frequencies, target_frequencies] = read;
  ++sentences_;
  const std::vector<Label> english = word_labels(sentence.english, trace.tokens);
  const std::vector<Label> french = word_labels(sentence.french, trace.target_tokens);
  for (const Stack stack : stacks_of(trace)) {
    add_habits(trace, stack);
    const bool reads_target = &trace.queries(stack) == &trace.target_tokens;
    const bool of_target = &trace.keys(stack) == &trace.target_tokens;
    const WordReading reading{reads_target ? french : english, of_target ? french : english, stack != Stack::cross,
                              stack == Stack::decoder};
    std::vector<WordQuestion> questions;
    ask_rarest(word_frequencies(reading.read, of_target ? target_frequencies : source_frequencies), reading, questions);
    if (!reads_target) ask_tree(sentence.tree, reading, questions);
    if (!reads_target) ask_pronouns(sentence.pronouns, reading, questions);
    if (stack == Stack::cross) ask_alignment("alignment read", sentence.links, reading, questions);
    add_answers(trace, stack, reading, questions);
    if (stack != Stack::cross) continue;
    const WordReading writing{predicting(french), english, false, false};
    questions.clear();
    ask_alignment("alignment", sentence.links, writing, questions);
    add_answers(trace, stack, writing, questions);
  }
}

void RoleTally::add_habits(const Trace& trace, Stack stack) {
  for (const Habit& habit : habits) {
    for (const auto& [head, weights] : trace.weights) {
      if (head.stack != stack) continue;
      const Sample sample{weights, trace.queries(stack), trace.keys(stack), stack};
      Mean mean;
      habit.measure(sample, mean);
      if (mean.count == 0) break;  // no head of this text can have the habit
      Column& scores = column(trace, stack, std::string(habit.role));
      Mean& total = scores.heads[static_cast<std::size_t>(head.layer * scores.shape.heads + head.head)];
      total.add(mean.sum, mean.count);
      if (head.layer > 0 || head.head > 0) continue;
      scores.count += static_cast<int>(mean.count);
      const Matrix even = uniform(sample);
      habit.measure({even, sample.queries, sample.keys, stack}, scores.guess);
    }
  }
}

void RoleTally::add_answers(const Trace& trace, Stack stack, const WordReading& reading,
                            const std::vector<WordQuestion>& questions) {
  std::vector<Column*> columns;
  for (const WordQuestion& question : questions) {
    columns.push_back(&column(trace, stack, question.role));
    ++columns.back()->count;
    if (question.guess) columns.back()->guess.add(*question.guess);
    for (const int answer : question.answers) ++columns.back()->offsets[answer - question.reader];
  }
  for (const auto& [head, weights] : trace.weights) {
    if (head.stack != stack) continue;
    const Matrix between_words = joined(weights, reading.readers, reading.read);
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto at = static_cast<std::size_t>(head.layer * columns[i]->shape.heads + head.head);
      columns[i]->heads[at].add(is_right(questions[i], between_words, reading) ? 1 : 0);
    }
  }
}

void RoleTally::add_repeats(const Trace& trace, int period) {
  for (const auto& [head, weights] : trace.weights) {
    if (head.stack != Stack::decoder) continue;
    Column &induction = column(trace, head.stack, "induction"), &duplicate = column(trace, head.stack, "duplicate");
    const auto at = static_cast<std::size_t>(head.layer * induction.shape.heads + head.head);
    headlight::add_repeats(weights, period, induction.heads[at], duplicate.heads[at]);
    if (at > 0) continue;
    induction.count = duplicate.count += static_cast<int>(weights.rows()) - 1 - period;
    const Sample sample{weights, trace.queries(head.stack), trace.keys(head.stack), head.stack};
    headlight::add_repeats(uniform(sample), period, induction.guess, duplicate.guess);
  }
}

RoleScores RoleTally::scores_of(const std::pair<Stack, std::string>& key, const RoleTally* untrained) const {
  const Column& column = columns_.at(key);
  const RoleDefinition meaning = definition_of(key.second);
  RoleScores scores;
  scores.role = key.second, scores.stack = key.first;
  scores.what = meaning.what, scores.score_name = meaning.score_name;
  scores.count = column.count;
  scores.layers = column.shape.layers, scores.heads = column.shape.heads;
  scores.scores = column.values();
  if (untrained) scores.untrained = untrained->columns_.at(key).values();
  scores.baseline = column.baseline(meaning.baseline_name);
  if (key.second == "broad") {
    Mean heads;
    for (const double score : scores.scores) heads.add(score);
    scores.baseline.score = rounded(heads.value());
  }
  const double untrained_least = meaning.beats_untrained && untrained ? scores.best_untrained() + label_margin : 0;
  const double least = std::max({meaning.above, meaning.times_baseline * scores.baseline.score,
                                 scores.baseline.score + label_margin, untrained_least});
  if (meaning.is_label) scores.label_from = rounded(least);
  return scores;
}

HeadScores RoleTally::scores(const RoleTally* untrained, int least_instances) const {
  HeadScores result{sentences_, {}};
  for (const auto& [key, column] : columns_)
    if (column.offsets.empty() || column.count >= least_instances) result.roles.push_back(scores_of(key, untrained));
  return result;
}

}  // namespace headlight
