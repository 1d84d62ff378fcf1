#include "core/nn/greedy.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/golden.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

/// Log softmax over the whole vocabulary after reading `read` at once: no keys and values are kept from before.
Vector log_probabilities(const Model& model, const Matrix& source, const std::vector<int>& read) {
  Decoder decoder(model, source, static_cast<Index>(read.size()));
  const Vector logits = decoder.logits(decoder.read(read)).bottomRows(1).transpose();
  return logits.array() - std::log(logits.array().exp().sum());
}

}  // namespace

TEST_CASE("each greedy choice is the most probable token after all before it, with its log-probability") {
  for (const std::string name : {"pre-relu", "post-gelu", "one-head"}) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const Matrix source = encode(golden.model, golden.source_ids);
    std::vector<int> read = {0};
    for (const Choice& choice : decode_greedily(golden.model, source, {.begin = 0, .end = -1, .longest = 12})) {
      const Vector expected = log_probabilities(golden.model, source, read);
      Index best = 0;
      CHECK(expected.maxCoeff(&best) == doctest::Approx(choice.log_probability).epsilon(1e-4));
      CHECK(best == choice.id);
      read.push_back(choice.id);
    }
    CHECK(read.size() == 13);
  }
}

TEST_CASE("decoding ends with the end token") {
  const golden::Case golden = golden::read("pre-relu");
  const Matrix source = encode(golden.model, golden.source_ids);
  const std::vector<Choice> endless = decode_greedily(golden.model, source, {.begin = 0, .end = -1, .longest = 6});
  const std::vector<Choice> choices = decode_greedily(golden.model, source, {.begin = 0, .end = endless[2].id});
  CHECK(choices.back().id == endless[2].id);
  CHECK(choices.size() <= 3);
}

TEST_CASE("decoding can be cancelled") {
  std::stop_source stopped;
  stopped.request_stop();
  const Model model = tiny::model();
  CHECK_THROWS_AS(decode_greedily(model, encode(model, std::vector{1, 2}), {}, stopped.get_token()), Cancelled);
}
