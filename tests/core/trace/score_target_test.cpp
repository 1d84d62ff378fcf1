#include "core/trace/score_target.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"
#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("a target's score is the sum of its tokens', its end token's included") {
  const Model model = tiny::translator();
  const Translation scored = score_target(model, "a b a", "b a");
  REQUIRE(scored.tokens.size() == 3);
  CHECK(scored.text == "b a");
  CHECK(scored.tokens[0].id == model.target_tokenizer.id("▁b"));
  CHECK(scored.tokens[2].id == model.target_tokenizer.id("</s>"));
  double sum = 0;
  for (const Choice& token : scored.tokens) sum += token.log_probability;
  CHECK(scored.log_probability == doctest::Approx(sum));
}

TEST_CASE("a token's score is the log of its share among the exponentials of all logits after the tokens before it") {
  const Model model = tiny::translator();
  const Choice second = score_target(model, "a b", "b a").tokens[1];
  Decoder decoder(model, encode(model, ids(tokenize(model, {"a b", ""}).tokens)), 2);
  const std::vector<int> before = {model.target_tokenizer.id("<s>"), model.target_tokenizer.id("▁b")};
  const Eigen::ArrayXd logits = decoder.logits(decoder.read(before).bottomRows(1)).row(0).transpose().array().cast<double>();
  CHECK(second.log_probability == doctest::Approx(std::log(std::exp(logits[second.id]) / logits.exp().sum())).epsilon(1e-5));
}

TEST_CASE("a model without a decoder scores nothing") {
  Model model = tiny::translator();
  model.config.decoder.layers = 0;
  CHECK_THROWS_WITH_AS(score_target(model, "a", "b"), "tiny has no decoder that could read a target", Error);
}
