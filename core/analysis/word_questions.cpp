#include "core/analysis/word_questions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/analysis/role_definitions.h"

namespace headlight {
namespace {

using Questions = std::vector<WordQuestion>;

bool overlaps(const Token& token, const Word& word) {
  return !token.special && token.begin < word.end && token.end > word.begin;
}

bool has_tokens(const std::vector<Label>& labels, int word) {
  return labels[static_cast<std::size_t>(word)].token_count > 0;
}

bool contains(const std::vector<int>& words, int word) { return std::ranges::find(words, word) != words.end(); }

/// Keeps the answers that the reader sees, and the question if any are left.
void ask(WordQuestion question, const WordReading& reading, Questions& questions) {
  std::erase_if(question.answers, [&](int word) { return !reading.sees(question.reader, word); });
  if (has_tokens(reading.readers, question.reader) && !question.answers.empty()) questions.push_back(std::move(question));
}

std::vector<int> seen_by(int reader, const WordReading& reading) {
  std::vector<int> words;
  for (int word = 0; word < static_cast<int>(reading.read.size()); ++word)
    if (reading.sees(reader, word)) words.push_back(word);
  return words;
}

int nearest(const std::vector<int>& candidates, int to) {
  return *std::ranges::min_element(candidates, {}, [to](int word) { return std::abs(word - to); });
}

}  // namespace

std::vector<Label> word_labels(const WordedText& text, const Tokens& tokens) {
  std::vector<Label> labels;
  for (const Word& word : text.words) {
    Label label{text.text.substr(word.begin, word.end - word.begin), word.begin, word.end, 0, 0, false};
    bool alone = true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!overlaps(tokens[i], word)) continue;
      if (label.token_count++ == 0) label.first_token = static_cast<int>(i);
      alone = alone && 1 == std::ranges::count_if(text.words, [&](const Word& other) { return overlaps(tokens[i], other); });
    }
    if (!alone) label.token_count = 0;
    labels.push_back(std::move(label));
  }
  return labels;
}

void ask_tree(const std::vector<Dependency>& tree, const WordReading& reading, Questions& questions) {
  std::map<std::pair<int, std::string>, std::vector<int>> dependents;  // by head and relation
  for (int word = 0; word < static_cast<int>(tree.size()); ++word) {
    const auto& [parent, relation] = tree[static_cast<std::size_t>(word)];
    if (parent < 0 || relation == "punct") continue;
    ask({relation, word, {parent}, {}}, reading, questions);
    ask({"syntax", word, {parent}, {}}, reading, questions);
    dependents[{parent, relation}].push_back(word);
  }
  for (const auto& [head, words] : dependents) ask({from_head(head.second), head.first, words, {}}, reading, questions);
}

void ask_pronouns(const std::vector<PronounLink>& pronouns, const WordReading& reading, Questions& questions) {
  for (const auto& [pronoun, antecedent, distractors] : pronouns) {
    const auto unseen = [&, reader = pronoun](int word) { return !reading.sees(reader, word); };
    if (distractors.empty() || std::ranges::any_of(distractors, unseen)) continue;
    std::vector<int> candidates = distractors;
    candidates.push_back(antecedent);
    const double guess = nearest(candidates, pronoun) == antecedent ? 1 : 0;
    ask({"coreference", pronoun, {antecedent}, distractors, guess}, reading, questions);
  }
}

void ask_rarest(const std::vector<double>& log_frequencies, const WordReading& reading, Questions& questions) {
  const auto frequency = [&](int word) { return log_frequencies[static_cast<std::size_t>(word)]; };
  for (int reader = 0; reader < static_cast<int>(reading.readers.size()); ++reader) {
    const std::vector<int> seen = seen_by(reader, reading);
    if (seen.size() < 2) continue;
    const int rarest = *std::ranges::min_element(seen, {}, frequency);
    if (frequency(rarest) <= 0)
      ask({"rare word", reader, {rarest}, {}, 1 / static_cast<double>(seen.size())}, reading, questions);
  }
}

void ask_alignment(const std::string& role, const std::vector<std::pair<int, int>>& links, const WordReading& reading,
                   Questions& questions) {
  const double across = static_cast<double>(reading.read.size()) / static_cast<double>(reading.readers.size());
  for (int reader = 0; reader < static_cast<int>(reading.readers.size()); ++reader) {
    std::vector<int> sources;
    for (const auto& [word, linked] : links)
      if (linked == reader) sources.push_back(word);
    const int diagonal = static_cast<int>(std::floor((reader + .5) * across));
    const double guess = contains(sources, diagonal) ? 1 : 0;
    ask({role, reader, std::move(sources), {}, guess}, reading, questions);
  }
}

bool is_right(const WordQuestion& question, const Matrix& weights, const WordReading& reading) {
  const auto weight = [&](int word) { return weights(question.reader, word); };
  if (!question.rivals.empty())
    return std::ranges::all_of(question.rivals, [&](int rival) { return weight(question.answers[0]) > weight(rival); });
  int most = -1;
  for (int word = 0; word < static_cast<int>(reading.read.size()); ++word)
    if (reading.sees(question.reader, word) && (most < 0 || weight(word) > weight(most))) most = word;
  return contains(question.answers, most);
}

}  // namespace headlight
