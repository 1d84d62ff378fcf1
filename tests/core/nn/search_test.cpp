#include "core/nn/search.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

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
    for (const Choice& choice : search(golden.model, source, {{.begin = 0}, 12})) {
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
  const std::vector<Choice> endless = search(golden.model, source, {{.begin = 0}, 6});
  const std::vector<Choice> choices = search(golden.model, source, {{.begin = 0, .end = endless[2].id}});
  CHECK(choices.back().id == endless[2].id);
  CHECK(choices.size() <= 3);
}

TEST_CASE("searches of every width write what PyTorch's write (assets/training/search.py)") {
  const auto cases = nlohmann::json::parse(std::ifstream(HEADLIGHT_SOURCE_DIR "/tests/golden/search.json"));
  std::set<std::size_t> lengths;
  int differ = 0;
  std::vector<int> greedy;
  for (const auto& one : cases) {
    const golden::Case golden = golden::read(one["model"]);
    const Matrix source = encode(golden.model, one["source"].get<std::vector<int>>());
    const int end = one["end"], longest = one["longest"], beams = one["beams"];
    const SearchOptions options{{.begin = 0, .end = end}, longest, beams};
    std::vector<int> written;
    for (const Choice& choice : search(golden.model, source, options)) written.push_back(choice.id);
    CAPTURE(one.dump());
    CHECK(written == one["written"].get<std::vector<int>>());
    if (options.beams == 1) greedy = written;
    differ += written != greedy;
    lengths.insert(written.size());
  }
  CHECK(cases.size() == 60);
  CHECK(differ > 20);
  CHECK(lengths.size() > 4);
}

TEST_CASE("what may never be written is not, and the last token that fits is the end where it must be") {
  const golden::Case golden = golden::read("pre-relu");
  const Matrix source = encode(golden.model, golden.source_ids);
  for (const int beams : {1, 3}) {
    const int favourite = search(golden.model, source, {{.begin = 0}, 4, beams}).front().id;
    const std::vector<Choice> choices =
        search(golden.model, source, {{.begin = 0, .end = 3, .never = {favourite}, .ends_in_time = true}, 4, beams});
    for (const Choice& choice : choices) CHECK(choice.id != favourite);
    CHECK(choices.back().id == 3);
    CHECK(choices.back().log_probability < 0);
  }
}

TEST_CASE("where a model says so, what may be written shares all the probability") {
  const Matrix logits = Matrix::Random(1, 9) * 3;
  SearchOptions options;
  options.writing.never = {2, 4};
  const Vector apart = log_probabilities(logits, options, 0);
  CHECK(apart.array().exp().sum() < 1 - 1e-3F);
  options.writing.renormalizes = true;
  const Vector shared = log_probabilities(logits, options, 0);
  CHECK(shared.array().exp().sum() == doctest::Approx(1));
  CHECK(shared[3] - shared[5] == doctest::Approx(apart[3] - apart[5]));
  CHECK(std::isinf(shared[2]));
}

TEST_CASE("decoding can be cancelled") {
  std::stop_source stopped;
  stopped.request_stop();
  const Model model = tiny::model();
  for (const int beams : {1, 3})
    CHECK_THROWS_AS(search(model, encode(model, std::vector{1, 2}), {{.begin = 0}, 9, beams}, stopped.get_token()),
                    Cancelled);
}
