#include "core/model/head_scores.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

/// One layer of two heads.
RoleScores role(const std::string& name, std::vector<double> scores, double baseline, std::optional<double> from) {
  return {name, Stack::encoder,    "does it", "words", 100, {"best fixed offset (+1)", baseline}, from, 1,
          2,    std::move(scores), {.1, .2}};
}

}  // namespace

TEST_CASE("a head's score stands beside its own before training, and is a label from a given score on") {
  const RoleScores scores = role("det", {.7, .5}, .4, .6);
  CHECK(scores.of({Stack::encoder, 0, 0}).label);
  CHECK_FALSE(scores.of({Stack::encoder, 0, 1}).label);
  CHECK(scores.of({Stack::encoder, 0, 1}).untrained == .2);
  CHECK(scores.best_untrained() == .2);
}

TEST_CASE("labels name their baseline and the best untrained head") {
  const std::vector<HeadRole> found = labels({240, {role("det", {.7, .5}, .4, .6)}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].role == "det");
  CHECK(found[0].score == .7);
  REQUIRE(found[0].baselines.size() == 2);
  CHECK(found[0].baselines[0].score == .4);
  CHECK(found[0].baselines[1].name == "best untrained head");
  CHECK(found[0].baselines[1].score == .2);
}

TEST_CASE("what says most of a head comes first: a relation before a sink, a large margin before a small one") {
  const std::vector<HeadRole> found =
      labels({240, {role("sink", {.9, .9}, .1, .3), role("det", {.7, .2}, .5, .6), role("nsubj", {.7, .2}, .4, .6)}});
  REQUIRE(found.size() == 4);
  CHECK(found[0].role == "nsubj");
  CHECK(found[1].role == "det");
  CHECK(found[2].role == "sink");
}

TEST_CASE("a number that is never a label has no score from which it would be one") {
  CHECK(labels({240, {role("reach", {7, 8}, 4, {})}}).empty());
}

TEST_CASE("guided heads come first and are not repeated") {
  const HeadRole guided{{Stack::encoder, 0, 0}, "det", true, "", .9, "", {}};
  const auto roles = with_labels({guided}, {240, {role("det", {.7, .8}, .5, .6), role("sink", {.9, .1}, .1, .3)}});
  REQUIRE(roles.size() == 3);
  CHECK(roles[0].trained);
  CHECK(roles[1].head == HeadId{Stack::encoder, 0, 1});
  CHECK(roles[2].role == "sink");
}
