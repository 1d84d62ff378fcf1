#include "app/viewmodel/reader.h"

#include <doctest/doctest.h>

#include "app/viewmodel/overview.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const HeadId coreference{Stack::encoder, 2, 0};

ReaderModel reader(HeadId head, Selection selection) {
  const TracePtr trace = cat_and_mat();
  return reader_model(attention_table(*trace, head, true), role_of(*trace, head), selection);
}

}  // namespace

TEST_CASE("the panel ranks what the selected word read, five at most, and adds up the rest") {
  const ReaderModel model = reader(coreference, {7, -1});
  CHECK(model.word == "it");
  CHECK(model.where == "in L2H0");
  CHECK(model.heading == "This head read from");
  REQUIRE(model.readings.size() == 5);
  CHECK(model.readings[0].word == "mat");
  CHECK(model.readings[0].weight == doctest::Approx(.87));
  CHECK(model.readings[0].weight > model.readings[1].weight);
  CHECK(model.rest == "7 others together 0.05");
}

TEST_CASE("what the head is stands with its score and its baselines, and never says why") {
  const ReaderModel model = reader(coreference, {7, -1});
  CHECK(model.role == "coreference");
  CHECK(model.trained);
  CHECK(model.about ==
        "Points from a pronoun to what it stands for: 97 % (unseen twins). Nearest noun 50 %, untrained weights 11 %.");
  CHECK(model.about.find("why") == std::string::npos);
}

TEST_CASE("a word that is read lists its readers, whose weights add up to nothing") {
  const ReaderModel model = reader(coreference, {-1, 5});
  CHECK(model.word == "mat");
  CHECK(model.heading == "In this head it was read by");
  CHECK(model.readings[0].word == "it");
  CHECK(model.rest.empty());
}

TEST_CASE("a reader that looks at a special token is told what a sink is") {
  CHECK(reader({Stack::encoder, 0, 6}, {7, -1}).sink.find("a sink") != std::string::npos);
  CHECK(reader(coreference, {7, -1}).sink.empty());
}

TEST_CASE("nothing selected: the head is still described") {
  const ReaderModel model = reader(coreference, {});
  CHECK(model.word.empty());
  CHECK(model.readings.empty());
  CHECK_FALSE(model.about.empty());
}

TEST_CASE("a head without a role says nothing about one") {
  const ReaderModel model = reader({Stack::encoder, 3, 7}, {0, -1});
  CHECK(model.role.empty());
  CHECK(model.about.empty());
}

TEST_CASE("a selection left over from a longer text selects nothing") {
  CHECK(reader(coreference, {500, -1}).readings.empty());
  CHECK(reader(coreference, {-1, 500}).readings.empty());
}

TEST_CASE("a score without a baseline is not shown") {
  HeadRole role;
  role.what = "looks at the word before";
  role.score = .9;
  CHECK(about(role) == "Looks at the word before.");
}
