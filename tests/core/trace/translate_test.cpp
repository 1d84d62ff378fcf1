#include "core/trace/translate.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("a translation is the text of its tokens, and as probable as all of them together") {
  const Model model = tiny::translator();
  const Translation translation = translate(model, "a b a");
  REQUIRE(!translation.tokens.empty());
  CHECK(translation.tokens.size() <= 3 * 4 + 20);
  std::vector<int> ids;
  double sum = 0;
  for (const Choice& choice : translation.tokens) ids.push_back(choice.id), sum += choice.log_probability;
  CHECK(translation.text == model.target_tokenizer.decode(ids));
  CHECK(translation.log_probability == doctest::Approx(sum));
  CHECK(sum < 0);
}

TEST_CASE("a model without a decoder does not translate") {
  Model model = tiny::translator();
  model.config.decoder.layers = 0;
  CHECK_THROWS_WITH_AS(translate(model, "a"), "tiny has no decoder that reads a source, so it cannot translate", Error);
}
