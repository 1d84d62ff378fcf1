#include "app/state/example.h"

#include <doctest/doctest.h>

#include "app/platform/embedded.h"
#include "app/state/twins.h"
#include "core/base/error.h"

using namespace headlight;

TEST_CASE("the embedded examples are the two twins of the literature and at least ten others, each with what to look at") {
  const auto examples = parse_examples(embedded_text("examples/examples.json"), "examples.json");
  REQUIRE(examples.size() >= 12);
  CHECK(examples[0].text == "The cat sat on the mat because it was soft.");
  CHECK(examples[1].text.starts_with("The animal didn't cross the street"));
  for (const Example& example : examples) {
    CHECK_MESSAGE(example.text.find(example.word) != std::string::npos, example.title);
    CHECK_MESSAGE((example.twin.empty() || example.twin != example.text), example.title);
  }
  CHECK(twin_difference(examples[0].text, examples[0].twin)->other == "tired");
  CHECK(twin_difference(examples[1].text, examples[1].twin)->other == "tired");
}

TEST_CASE("an example without a line that says what to look at is named") {
  CHECK_THROWS_WITH_AS(
      parse_examples(R"([{"title": "A", "text": "b"}])", "x.json"),
      "x.json: every example needs a title, a text and a line that says what to look at, and \"A\" lacks one", Error);
  CHECK_THROWS_AS(parse_examples("{", "x.json"), Error);
  CHECK_THROWS_AS(parse_examples("{}", "x.json"), Error);
  CHECK_THROWS_AS(parse_examples("[3]", "x.json"), Error);
}
