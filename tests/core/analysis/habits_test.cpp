#include "core/analysis/habits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>

#include "core/analysis/role_tally.h"

using namespace headlight;

namespace {

Token word(const std::string& text) { return {text, 1, 0, 0, 0, false}; }
const Token end = {"</s>", 0, 0, 0, -1, true};

/// "the cat sat . </s>" with the given weights of one head.
TracePtr trace(Stack stack, const Matrix& weights) {
  Trace trace;
  trace.tokens = {word("the"), word("cat"), word("sat"), word("."), end};
  if (stack != Stack::encoder) trace.target_tokens = trace.tokens;
  trace.weights[{stack, 0, 0}] = weights;
  return std::make_shared<const Trace>(std::move(trace));
}

/// Every query i gives `weight` to key i + offset where there is one, and spreads the rest over the other four.
Matrix shifted(int offset, float weight) {
  Matrix weights = Matrix::Constant(5, 5, .2F);
  for (Index i = 0; i < 5; ++i) {
    if (i + offset < 0 || i + offset >= 5) continue;
    weights.row(i).setConstant((1 - weight) / 4);
    weights(i, i + offset) = weight;
  }
  return weights;
}

std::optional<RoleScores> find(const HeadScores& scores, const std::string& role) {
  for (const RoleScores& found : scores.roles)
    if (found.role == role) return found;
  return {};
}

/// What is measured of one head that read these texts.
HeadScores measure(const std::vector<TracePtr>& traces, const std::vector<TracePtr>& untrained = {}) {
  RoleTally tally, control;
  for (const TracePtr& each : traces) tally.add({*each, {}, {}, {}});
  for (const TracePtr& each : untrained) control.add({*each, {}, {}, {}});
  return tally.scores(untrained.empty() ? nullptr : &control);
}

double score(const HeadScores& scores, const std::string& role) { return find(scores, role).value().scores.at(0); }
double uniform_score(const HeadScores& scores, const std::string& role) { return find(scores, role).value().baseline.score; }

}  // namespace

TEST_CASE("a head that looks back by one is a previous-token head, with its mean weight as the score") {
  const HeadScores scores = measure({trace(Stack::encoder, shifted(-1, .8F))});
  CHECK(score(scores, "previous") == doctest::Approx(.8));
  CHECK(uniform_score(scores, "previous") == doctest::Approx(.2));
  REQUIRE(labels(scores).size() == 1);
  CHECK(labels(scores)[0].role == "previous");
  CHECK_FALSE(labels(scores)[0].trained);
  CHECK(labels(scores)[0].baselines[0].name == "uniform attention");
}

TEST_CASE("next and self are measured the same way") {
  CHECK(labels(measure({trace(Stack::encoder, shifted(1, .6F))})).at(0).role == "next");
  CHECK(labels(measure({trace(Stack::encoder, shifted(0, .6F))})).at(0).role == "self");
}

TEST_CASE("special tokens do not count as queries") {
  Matrix weights = shifted(-1, .8F);
  weights.row(4).setConstant(.2F);  // </s>
  CHECK(score(measure({trace(Stack::encoder, weights)}), "previous") == doctest::Approx(.8));
}

TEST_CASE("a head that rests on the end token or on punctuation is a sink") {
  for (const Index rest : {3, 4}) {
    Matrix weights = Matrix::Constant(5, 5, .1F);
    weights.col(rest).setConstant(.6F);
    const HeadScores scores = measure({trace(Stack::encoder, weights)});
    CHECK(score(scores, "sink") == doctest::Approx(.6));
    REQUIRE(labels(scores).size() == 1);
    CHECK(labels(scores)[0].role == "sink");
  }
}

TEST_CASE("a head that rests on a word is no sink") {
  Matrix weights = Matrix::Constant(5, 5, .1F);
  weights.col(1).setConstant(.6F);
  CHECK(score(measure({trace(Stack::encoder, weights)}), "sink") == doctest::Approx(.1));
}

TEST_CASE("uniform attention is broad, but no broader than the mean of its only head: no label") {
  const HeadScores scores = measure({trace(Stack::encoder, Matrix::Constant(5, 5, .2F))});
  CHECK(score(scores, "broad") == doctest::Approx(1));
  CHECK(find(scores, "broad")->baseline.name == "mean of all heads");
  CHECK(find(scores, "broad")->label_from == doctest::Approx(1.1));
  CHECK(labels(scores).empty());
}

TEST_CASE("a broad head beside a sharp one has a margin over their mean") {
  Trace both = *trace(Stack::encoder, Matrix::Constant(5, 5, .2F));
  both.weights[{Stack::encoder, 0, 1}] = Matrix::Identity(5, 5);
  const std::vector<HeadRole> found = labels(measure({std::make_shared<const Trace>(both)}));
  REQUIRE(found.size() == 2);
  CHECK(found[0].role == "self");
  CHECK(found[1].role == "broad");
  CHECK(found[1].head == HeadId{Stack::encoder, 0, 0});
}

TEST_CASE("reach is the mean distance in tokens, shown and never a label") {
  Matrix weights = Matrix::Zero(5, 5);
  for (Index i = 0; i < 5; ++i) weights(i, i < 2 ? i + 2 : i - 2) = 1;
  const HeadScores scores = measure({trace(Stack::encoder, weights)});
  CHECK(score(scores, "reach") == doctest::Approx(2));
  CHECK_FALSE(find(scores, "reach")->label_from.has_value());
}

TEST_CASE("a causal head is compared with 1 / (i + 1) and has no next token") {
  Matrix weights = Matrix::Zero(5, 5);
  for (Index i = 0; i < 5; ++i) weights(i, std::max<Index>(0, i - 1)) = 1;
  const HeadScores scores = measure({trace(Stack::decoder, weights)});
  CHECK_FALSE(find(scores, "next").has_value());
  CHECK(score(scores, "previous") == doctest::Approx(1));
  CHECK(uniform_score(scores, "previous") == doctest::Approx((1. / 2 + 1. / 3 + 1. / 4) / 3).epsilon(1e-3));
}

TEST_CASE("the first token of a causal text is a sink whatever it is, that of another text is not") {
  Matrix weights = Matrix::Zero(5, 5);
  weights.col(0).setOnes();
  CHECK(score(measure({trace(Stack::decoder, weights)}), "sink") == doctest::Approx(1));
  CHECK(score(measure({trace(Stack::encoder, weights)}), "sink") == doctest::Approx(0));
}

TEST_CASE("the end of a causal head's text is no sink, for hardly anybody sees it") {
  const HeadScores scores = measure({trace(Stack::decoder, Matrix::Identity(5, 5))});
  CHECK(score(scores, "self") == doctest::Approx(1));
  CHECK(score(scores, "sink") == doctest::Approx(.2));  // what the first token gets; the last one gives itself all
}

TEST_CASE("cross-attention has no neighbours") {
  const HeadScores scores = measure({trace(Stack::cross, shifted(-1, .8F))});
  for (const char* role : {"previous", "self", "reach"}) CHECK_FALSE(find(scores, role).has_value());
  CHECK(find(scores, "broad").has_value());
}

TEST_CASE("several texts are averaged, and an untrained model stands beside them") {
  const HeadScores scores = measure({trace(Stack::encoder, shifted(-1, .9F)), trace(Stack::encoder, shifted(-1, .5F))},
                                    {trace(Stack::encoder, shifted(-1, .3F)), trace(Stack::encoder, shifted(-1, .3F))});
  CHECK(score(scores, "previous") == doctest::Approx(.7));
  CHECK(scores.sentences == 2);
  CHECK(find(scores, "previous")->count == 6);
  CHECK(find(scores, "previous")->of({}).untrained == doctest::Approx(.3));
  REQUIRE(labels(scores).size() == 1);
  CHECK(labels(scores)[0].baselines.at(1).name == "best untrained head");
  CHECK(labels(scores)[0].baselines.at(1).score == doctest::Approx(.3));
}

TEST_CASE("a head whose untrained rivals do nearly as well has no label") {
  CHECK(labels(measure({trace(Stack::encoder, shifted(-1, .7F))}, {trace(Stack::encoder, shifted(-1, .55F))})).size() == 1);
  CHECK(labels(measure({trace(Stack::encoder, shifted(-1, .7F))}, {trace(Stack::encoder, shifted(-1, .65F))})).empty());
}

namespace {

constexpr int period = 3, length = 1 + 4 * period;

/// A causal head over one special token and three rounds more of three tokens; `earlier` gets all of it, if there is one.
Matrix repeating(int earlier) {
  Matrix weights = Matrix::Zero(length, length);
  for (Index query = 0; query < length; ++query) weights(query, query >= 1 + period ? query - earlier : 0) = 1;
  return weights;
}

HeadScores measure_repeats(const Matrix& weights) {
  Trace read;
  read.tokens.assign(length, word("x"));
  read.weights[{Stack::decoder, 0, 0}] = weights;
  RoleTally tally;
  tally.add_repeats(read, period);
  return tally.scores(nullptr);
}

}  // namespace

TEST_CASE("induction is what goes to what followed the last time, duplicate what goes to the same token") {
  const HeadScores induction = measure_repeats(repeating(period - 1)), duplicate = measure_repeats(repeating(period));
  CHECK(score(induction, "induction") == doctest::Approx(1));
  CHECK(score(induction, "duplicate") == doctest::Approx(0));
  CHECK(score(duplicate, "duplicate") == doctest::Approx(1));
  CHECK(find(induction, "induction")->count == 3 * period);
  CHECK(labels(induction).at(0).role == "induction");
  CHECK(labels(duplicate).at(0).role == "duplicate");
}

TEST_CASE("weight on the start token is no weight on repeats, and counts neither for nor against") {
  Matrix weights = repeating(period - 1) * .4F;
  weights.col(0).array() += .6F;
  CHECK(score(measure_repeats(weights), "induction") == doctest::Approx(1));
}

TEST_CASE("uniform attention finds repeats by chance") {
  Matrix even = Matrix::Zero(length, length);
  for (Index i = 0; i < length; ++i) even.row(i).head(i + 1).setConstant(1 / static_cast<float>(i + 1));
  const HeadScores scores = measure_repeats(even);
  CHECK(score(scores, "induction") == doctest::Approx(uniform_score(scores, "induction")));
  CHECK(labels(scores).empty());
}
