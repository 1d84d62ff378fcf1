#include "core/nn/contrast_decoder.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/format/contrast_folder.h"
#include "tests/core/tiny.h"

using namespace headlight;
using contrast_folder::Case;

TEST_CASE("a contrast model's attention and log-probabilities equal PyTorch's to 1e-5, token by token") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    const ContrastEncoding source = encode(*golden.model, golden.ids("source_ids"));
    ContrastDecoder decoder(*golden.model, source);
    Index row = 0;
    for (const int id : golden.ids("target_ids")) {
      CAPTURE(row);
      const Matrix found = decoder.log_probabilities(decoder.read(id));
      CHECK(tiny::difference(found, golden.values.at("log_probabilities").middleRows(row, 1)) < 1e-5F);
      if (golden.model->attends())
        CHECK(tiny::difference(decoder.weights(), golden.values.at("attention").middleRows(row, 1)) < 1e-5F);
      else
        CHECK(decoder.weights().size() == 0);
      ++row;
    }
    CHECK(row == golden.values.at("log_probabilities").rows());
  }
}

TEST_CASE("without attention the decoder sees one vector: the states may be anything, the summary may not") {
  const auto outputs = [](const std::string& name, float states, float summary) {
    const Case golden = contrast_folder::read(name);
    ContrastEncoding source = encode(*golden.model, golden.ids("source_ids"));
    source.states *= states;
    source.summary *= summary;
    ContrastDecoder decoder(*golden.model, source);
    decoder.read(0);
    return decoder.read(5);
  };
  CHECK(outputs("gru", -2, 1) == outputs("gru", 1, 1));
  CHECK(outputs("gru", 1, -2) != outputs("gru", 1, 1));
  CHECK(outputs("gru-attention", -2, 1) != outputs("gru-attention", 1, 1));
}

TEST_CASE("a decoder's state is as wide as the model says, and a token outside its vocabulary is refused") {
  const Case golden = contrast_folder::read("gru");
  const ContrastEncoding source = encode(*golden.model, golden.ids("source_ids"));
  ContrastDecoder decoder(*golden.model, source);
  const Matrix first = decoder.state();
  CHECK(first.cols() == 12);
  decoder.read(0);
  CHECK(decoder.state() != first);
  CHECK_THROWS_WITH_AS(decoder.read(26), "gru: token 26 is outside the model's vocabulary of 26", Error);
}
