#include "core/analysis/roles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

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

const RoleScore* find(const std::vector<RoleScore>& scores, const std::string& role) {
  const auto found = std::find_if(scores.begin(), scores.end(), [&](const RoleScore& score) { return score.role == role; });
  return found == scores.end() ? nullptr : &*found;
}

std::vector<RoleScore> measure(const TracePtr& trace) { return measure_roles({&trace, 1}); }
std::vector<HeadRole> roles(const TracePtr& trace) { return measured_roles({&trace, 1}); }

}  // namespace

TEST_CASE("a head that looks back by one is a previous-token head, with its mean weight as the score") {
  const TracePtr back = trace(Stack::encoder, shifted(-1, .8F));
  CHECK(find(measure(back), "previous")->score == doctest::Approx(.8));
  CHECK(find(measure(back), "previous")->uniform == doctest::Approx(.2));
  REQUIRE(roles(back).size() == 1);
  CHECK(roles(back)[0].role == "previous");
  CHECK_FALSE(roles(back)[0].trained);
  CHECK(roles(back)[0].baselines[0].name == "uniform attention");
}

TEST_CASE("next and self are measured the same way") {
  CHECK(roles(trace(Stack::encoder, shifted(1, .6F)))[0].role == "next");
  CHECK(roles(trace(Stack::encoder, shifted(0, .6F)))[0].role == "self");
}

TEST_CASE("special tokens do not count as queries") {
  Matrix weights = shifted(-1, .8F);
  weights.row(4).setConstant(.2F);  // </s>
  CHECK(find(measure(trace(Stack::encoder, weights)), "previous")->score == doctest::Approx(.8));
}

TEST_CASE("a head that rests on the end token or on punctuation is a sink") {
  for (const Index rest : {3, 4}) {
    Matrix weights = Matrix::Constant(5, 5, .1F);
    weights.col(rest).setConstant(.6F);
    const TracePtr sink = trace(Stack::encoder, weights);
    CHECK(find(measure(sink), "sink")->score == doctest::Approx(.6));
    REQUIRE(roles(sink).size() == 1);
    CHECK(roles(sink)[0].role == "sink");
  }
}

TEST_CASE("a head that rests on a word is no sink") {
  Matrix weights = Matrix::Constant(5, 5, .1F);
  weights.col(1).setConstant(.6F);
  CHECK(find(measure(trace(Stack::encoder, weights)), "sink")->score == doctest::Approx(.1));
}

TEST_CASE("uniform attention is broad, and nothing else") {
  const TracePtr even = trace(Stack::encoder, Matrix::Constant(5, 5, .2F));
  CHECK(find(measure(even), "broad")->score == doctest::Approx(1));
  REQUIRE(roles(even).size() == 1);
  CHECK(roles(even)[0].role == "broad");
}

TEST_CASE("a causal head is compared with 1 / (i + 1) and has no next token") {
  Matrix weights = Matrix::Zero(5, 5);
  for (Index i = 0; i < 5; ++i) weights(i, std::max<Index>(0, i - 1)) = 1;
  const std::vector<RoleScore> scores = measure(trace(Stack::decoder, weights));
  CHECK(find(scores, "next") == nullptr);
  CHECK(find(scores, "previous")->score == doctest::Approx(1));
  CHECK(find(scores, "previous")->uniform == doctest::Approx((1. / 2 + 1. / 3 + 1. / 4) / 3));
  CHECK(find(scores, "broad")->uniform == doctest::Approx(1));
}

TEST_CASE("the end of a causal head's text is no sink, for hardly anybody sees it") {
  const std::vector<RoleScore> scores = measure(trace(Stack::decoder, Matrix::Identity(5, 5)));
  CHECK(find(scores, "self")->score == doctest::Approx(1));
  CHECK(find(scores, "sink") == nullptr);
}

TEST_CASE("cross-attention has no neighbours") {
  const std::vector<RoleScore> scores = measure(trace(Stack::cross, shifted(-1, .8F)));
  CHECK(find(scores, "previous") == nullptr);
  CHECK(find(scores, "self") == nullptr);
  CHECK(find(scores, "broad") != nullptr);
}

TEST_CASE("several traces are averaged, and an untrained model stands beside them") {
  const std::vector<TracePtr> traces = {trace(Stack::encoder, shifted(-1, .9F)), trace(Stack::encoder, shifted(-1, .5F))};
  const std::vector<TracePtr> untrained = {trace(Stack::encoder, shifted(-1, .3F))};
  const std::vector<HeadRole> found = measured_roles(traces, untrained);
  REQUIRE(found.size() == 1);
  CHECK(found[0].score == doctest::Approx(.7));
  REQUIRE(found[0].baselines.size() == 2);
  CHECK(found[0].baselines[1].score == doctest::Approx(.3));
}
