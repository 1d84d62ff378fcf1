#include "app/viewmodel/head_roles.h"

#include <doctest/doctest.h>

#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const HeadId subject{Stack::encoder, 3, 7}, coreference{Stack::encoder, 2, 0};

RoleScores scores_of(const std::string& role, HeadId head, double score, double from) {
  RoleScores scores;
  scores.role = role, scores.what = "points somewhere";
  scores.baseline = {"best fixed offset (−1)", .45};
  scores.label_from = from;
  scores.layers = 4, scores.heads = 8;
  scores.scores.assign(32, .1), scores.untrained.assign(32, .05);
  scores.scores[static_cast<std::size_t>(head.layer * 8 + head.head)] = score;
  scores.untrained[3] = .17;
  return scores;
}

/// The sample with a subject head, a guided head whose score is below the bar, and everybody's reach.
TracePtr measured() {
  Trace trace = *cat_and_mat();
  HeadScores scores;
  scores.sentences = 240;
  scores.roles = {scores_of("nsubj", subject, .773, .6), scores_of("coreference", coreference, .5, .8),
                  scores_of("reach", subject, 2.5, .6)};
  scores.roles[2].label_from.reset();
  std::erase_if(trace.roles, [](const HeadRole& role) { return !role.trained; });
  trace.roles = with_labels(trace.roles, scores);
  trace.scores = std::make_shared<const HeadScores>(std::move(scores));
  return std::make_shared<const Trace>(std::move(trace));
}

}  // namespace

TEST_CASE("a head's line has its role, its score, and what the score must be compared with") {
  CHECK(role_line(*measured(), subject) == "L3H7 nsubj 0.77 · offset −1 0.45 · untrained 0.17");
  CHECK(role_line(*measured(), {Stack::encoder, 1, 1}) == "L1H1 · no role with a margin over its baselines");
}

TEST_CASE("a head's table has its roles beside baseline and best untrained head, then its reach without either bar") {
  const HeadRolesModel model = head_roles_model(*measured(), subject);
  CHECK(model.heading == "Measured on 240 sentences");
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].role == "nsubj");
  CHECK(model.rows[0].score == "0.77");
  CHECK(model.rows[0].baseline == "0.45");
  CHECK(model.rows[0].untrained == "0.17");
  CHECK(model.rows[0].label);
  CHECK(model.rows[1].role == "reach");
  CHECK(model.rows[1].score == "2.50");
  CHECK_FALSE(model.rows[1].label);
}

TEST_CASE("a guided head's own role is measured like any other, and is no label without a margin") {
  const HeadRolesModel model = head_roles_model(*measured(), coreference);
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].role == "coreference");
  CHECK(model.rows[0].score == "0.50");
  CHECK_FALSE(model.rows[0].label);
}

TEST_CASE("nothing is said of heads that were not measured") {
  CHECK(head_roles_model(*cat_and_mat(), subject).rows.empty());
  CHECK(role_line(*cat_and_mat(), subject) == "L3H7");
}

TEST_CASE("long names of roles and baselines have short ones") {
  CHECK(short_role("coreference") == "coref");
  CHECK(short_role("its nmod:poss") == "its poss");
  CHECK(short_role("previous") == "prev");
  CHECK(short_role("next") == "next");
  CHECK(short_baseline("best fixed offset (+2)") == "offset +2");
  CHECK(short_baseline("uniform attention") == "uniform");
  CHECK(short_baseline("diagonal") == "diagonal");
}
