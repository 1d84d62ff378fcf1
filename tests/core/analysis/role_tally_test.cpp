#include "core/analysis/role_tally.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "core/text/words.h"
#include "tests/core/analysis/sentences.h"

using namespace headlight;

namespace {

const AnnotatedSentence& cat() {
  static const auto all = parse_annotated(sentences::twelve, "twelve");
  return all[0];
}

/// One token a word and </s> at the end; with `start`, <s> in front as a decoder reads it.
Tokens tokens_of(const WordedText& text, bool start) {
  Tokens tokens;
  if (start) tokens.push_back({"<s>", 2, 0, 0, -1, true});
  for (const Word& word : text.words)
    tokens.push_back({text.text.substr(word.begin, word.end - word.begin), 3, word.begin, word.end, 0, false});
  if (!start) tokens.push_back({"</s>", 1, 0, 0, -1, true});
  return tokens;
}

/// Who reads from whom, as tokens of the sentence.
using Looks = std::map<Index, Index>;

/// Rows that look at one key with .6 and at </s> with the rest, as heads that have nothing to do; the others at </s>.
Matrix head(Index queries, Index keys, const Looks& looks) {
  Matrix weights = Matrix::Zero(queries, keys);
  weights.col(keys - 1).setConstant(1);
  for (const auto& [query, key] : looks) weights(query, keys - 1) = .4F, weights(query, key) = .6F;
  return weights;
}

/// "The cat sat on the mat because it was soft." and one head of the encoder.
HeadScores measure(const Looks& looks, const RoleTally* untrained = nullptr) {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  trace.weights[{Stack::encoder, 0, 0}] = head(12, 12, looks);
  RoleTally tally;
  tally.add({trace, cat(), std::vector<double>(12, -1), {}});
  return tally.scores(untrained, 1);
}

/// Of cross-attention, with its decoder's input.
HeadScores measure_cross(const Looks& looks) {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  trace.target_tokens = tokens_of(cat().french, true);
  trace.weights[{Stack::cross, 0, 0}] = head(14, 12, looks);
  RoleTally tally;
  tally.add({trace, cat(), std::vector<double>(12, -1), std::vector<double>(14, -1)});
  return tally.scores(nullptr, 1);
}

const RoleScores& find(const HeadScores& scores, const std::string& role) {
  for (const RoleScores& found : scores.roles)
    if (found.role == role) return found;
  throw std::runtime_error("nothing was measured of " + role);
}

double score(const HeadScores& scores, const std::string& role) { return find(scores, role).scores.at(0); }

bool has(const HeadScores& scores, const std::string& role) {
  return std::ranges::find(scores.roles, role, &RoleScores::role) != scores.roles.end();
}

bool is_label(const HeadScores& scores, const std::string& role) {
  const std::vector<HeadRole> found = labels(scores);
  return std::ranges::find(found, role, &HeadRole::role) != found.end();
}

}  // namespace

TEST_CASE("a relation counts the dependents whose head got most, special tokens and the word itself apart") {
  const HeadScores scores = measure({{0, 1}, {4, 3}});  // The -> cat, the -> on (wrong: mat)
  CHECK(score(scores, "det") == doctest::Approx(.5));
  CHECK(find(scores, "det").count == 2);
}

TEST_CASE("the baseline of a relation is its best fixed offset") {
  const HeadScores scores = measure({});
  CHECK(find(scores, "det").baseline.name == "best fixed offset (+1)");
  CHECK(find(scores, "det").baseline.score == doctest::Approx(1));     // both determiners stand before their nouns
  CHECK(find(scores, "nsubj").baseline.score == doctest::Approx(.5));  // cat -> sat +1, it -> soft +2
  CHECK(find(scores, "its nsubj").baseline.score == doctest::Approx(.5));
}

TEST_CASE("a relation is measured from the head as well: one of its dependents must get most") {
  const HeadScores scores = measure({{2, 1}, {9, 7}});  // sat -> cat, soft -> it
  CHECK(score(scores, "its nsubj") == doctest::Approx(1));
  CHECK(score(scores, "nsubj") == doctest::Approx(0));
  CHECK(is_label(scores, "its nsubj"));
}

TEST_CASE("a score without a margin of ten points over its baseline is no label") {
  const HeadScores both = measure({{1, 2}, {7, 9}});
  CHECK(score(both, "nsubj") == doctest::Approx(1));
  CHECK(is_label(both, "nsubj"));
  const HeadScores one = measure({{1, 2}});
  CHECK(score(one, "nsubj") == doctest::Approx(.5));
  CHECK_FALSE(is_label(one, "nsubj"));
  const HeadScores determiners = measure({{0, 1}, {4, 5}});  // all right, but so is "always the next word"
  CHECK(score(determiners, "det") == doctest::Approx(1));
  CHECK_FALSE(is_label(determiners, "det"));
}

TEST_CASE("a score that an untrained head reaches as well is no label") {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  trace.weights[{Stack::encoder, 0, 0}] = head(12, 12, {{1, 2}, {7, 9}});
  RoleTally untrained;
  untrained.add({trace, cat(), std::vector<double>(12, -1), {}});
  CHECK_FALSE(is_label(measure({{1, 2}, {7, 9}}, &untrained), "nsubj"));
}

TEST_CASE("syntax is every relation towards the head, without the root and punctuation") {
  const HeadScores scores = measure({{0, 1}, {1, 2}, {3, 5}});
  CHECK(find(scores, "syntax").count == 9);
  CHECK(score(scores, "syntax") == doctest::Approx(3. / 9).epsilon(1e-3));
  CHECK_FALSE(has(scores, "punct"));
  CHECK_FALSE(has(scores, "root"));
}

TEST_CASE("coreference is right when the antecedent got more than every distractor; the nearest candidate is the baseline") {
  CHECK(score(measure({{7, 5}}), "coreference") == doctest::Approx(1));
  CHECK(score(measure({{7, 1}}), "coreference") == doctest::Approx(0));
  CHECK(score(measure({{7, 8}}), "coreference") == doctest::Approx(0));  // neither got anything: not right
  CHECK(find(measure({}), "coreference").baseline.score == doctest::Approx(1));
  CHECK_FALSE(is_label(measure({{7, 5}}), "coreference"));
}

TEST_CASE("alignment reads the row that predicts a word, alignment read the row that reads it") {
  Looks written, read;  // rows of the decoder's input: 0 is <s>, word i of the French is row i + 1
  for (const auto& [source, word] : cat().links) written[word] = source, read[word + 1] = source;
  CHECK(score(measure_cross(written), "alignment") == doctest::Approx(1));
  CHECK(score(measure_cross(read), "alignment read") == doctest::Approx(1));
  CHECK(score(measure_cross(read), "alignment") < .5);
  CHECK(find(measure_cross(read), "alignment").count == 13);
  CHECK(find(measure_cross(read), "alignment").baseline.name == "diagonal");
  CHECK(is_label(measure_cross(written), "alignment"));
}

TEST_CASE("the rarest word is that of the lowest frequency, never punctuation; a word as frequent as its pieces together") {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  Looks looks;
  for (Index i = 0; i < 11; ++i) looks[i] = i == 5 ? 1 : 5;  // everybody looks at mat, mat at cat
  trace.weights[{Stack::encoder, 0, 0}] = head(12, 12, looks);
  std::vector<double> frequencies(12, -2);
  frequencies[5] = -9, frequencies[1] = -8, frequencies[10] = -20;  // mat, cat, .
  RoleTally tally;
  tally.add({trace, cat(), frequencies, {}});
  const HeadScores scores = tally.scores(nullptr, 1);
  CHECK(score(scores, "rare word") == doctest::Approx(1));
  CHECK(find(scores, "rare word").baseline.score == doctest::Approx(.1));
  CHECK(find(scores, "rare word").label_from == doctest::Approx(.2));
}

TEST_CASE("a causal head is asked only about what it sees") {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  Matrix weights = Matrix::Zero(12, 12);
  for (Index i = 0; i < 12; ++i) weights(i, std::max<Index>(0, i - 1)) = 1;
  trace.weights[{Stack::decoder, 0, 0}] = weights;
  RoleTally tally;
  tally.add({trace, cat(), std::vector<double>(12, -1), {}});
  const HeadScores scores = tally.scores(nullptr, 1);
  CHECK_FALSE(has(scores, "nsubj"));  // verbs come after their subjects
  CHECK(score(scores, "its nsubj") == doctest::Approx(.5));
  CHECK(has(scores, "coreference"));
}

TEST_CASE("what was asked about few words is left out") {
  Trace trace;
  trace.tokens = tokens_of(cat().english, false);
  trace.weights[{Stack::encoder, 0, 0}] = head(12, 12, {});
  RoleTally tally;
  for (int i = 0; i < 15; ++i) tally.add({trace, cat(), std::vector<double>(12, -1), {}});
  CHECK(has(tally.scores(nullptr), "nsubj"));       // 2 x 15
  CHECK_FALSE(has(tally.scores(nullptr), "case"));  // 1 x 15
}

TEST_CASE("to a word goes the sum over its pieces, from a word the mean, and words that share a token are not asked about") {
  const WordedText text{"she doesn't", {{0, 3}, {4, 8}, {8, 11}}};
  const Tokens pieces = {
      {"sh", 3, 0, 2, 0, false}, {"e", 4, 2, 3, 0, false}, {"does", 5, 3, 8, 1, false}, {"n't", 6, 8, 11, 1, false}};
  const auto apart = word_labels(text, pieces);
  CHECK(apart[0].token_count == 2);
  CHECK(apart[1].first_token == 2);
  CHECK(apart[2].token_count == 1);
  const Tokens merged = {{"she", 3, 0, 3, 0, false}, {"doesn't", 5, 3, 11, 1, false}};
  CHECK(word_labels(text, merged)[0].token_count == 1);
  CHECK(word_labels(text, merged)[1].token_count == 0);
  CHECK(word_labels(text, merged)[2].token_count == 0);
}
