#include "core/analysis/roles.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/analysis/sentences.h"
#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("a model is measured in every stack, beside a control that has learned nothing") {
  Model model = tiny::translator();
  model.config.languages = "en → fr";
  const auto sentences = parse_annotated(sentences::twelve, "twelve");
  const HeadScores scores = measure_roles(model, sentences);
  CHECK(scores.sentences == 12);
  for (const Stack stack : {Stack::encoder, Stack::decoder, Stack::cross}) {
    const auto found = std::ranges::find(scores.roles, stack, &RoleScores::stack);
    REQUIRE(found != scores.roles.end());
    CHECK(found->layers == (stack == Stack::encoder ? 3 : 2));
    CHECK(found->scores.size() == static_cast<std::size_t>(found->layers * 3));
    CHECK(found->untrained.size() == found->scores.size());
  }
}

TEST_CASE("a decoder alone reads the text, sees what came before, and is shown repeated tokens") {
  Model model = tiny::translator();
  model.config.decoder.cross_attention = false;
  model.config.encoder = {};
  model.decoder = untrained(model.config).decoder;
  const HeadScores scores = measure_roles(model, parse_annotated(sentences::twelve, "twelve"));
  const auto has = [&](const char* role) {
    return std::ranges::find(scores.roles, role, &RoleScores::role) != scores.roles.end();
  };
  CHECK(std::ranges::all_of(scores.roles, [](const RoleScores& role) { return role.stack == Stack::decoder; }));
  CHECK(has("previous"));
  CHECK_FALSE(has("next"));  // nobody may look there
  CHECK(has("sink"));
}

TEST_CASE("French is read only by models that translate into French") {
  Model model = tiny::translator();
  model.config.languages = "en → de";
  const HeadScores scores = measure_roles(model, parse_annotated(sentences::twelve, "twelve"));
  CHECK(std::ranges::all_of(scores.roles, [](const RoleScores& role) { return role.stack == Stack::encoder; }));
}

TEST_CASE("a model that has learned nothing has no label, but for breadth") {
  Model model = tiny::translator();
  model.config.languages = "en → fr";
  for (const HeadRole& label : labels(measure_roles(model, parse_annotated(sentences::twelve, "twelve"))))
    CHECK_MESSAGE(label.role == "broad", label.role);
}

TEST_CASE("progress is told after every sentence, of the model and of the control") {
  std::vector<double> told;
  measure_roles(tiny::translator(), parse_annotated(sentences::twelve, "twelve"), {},
                [&](double share) { told.push_back(share); });
  REQUIRE(told.size() == 24);
  CHECK(told[0] == doctest::Approx(1 / 24.));
  CHECK(told.back() == doctest::Approx(1));
}

TEST_CASE("measuring stops when it is asked to") {
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(measure_roles(tiny::translator(), parse_annotated(sentences::twelve, "twelve"), source.get_token()),
                  Cancelled);
}
