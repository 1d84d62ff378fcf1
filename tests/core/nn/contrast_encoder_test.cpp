#include "core/nn/contrast_encoder.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/format/contrast_folder.h"
#include "tests/core/tiny.h"

using namespace headlight;
using contrast_folder::Case;

namespace {

/// The layers' rows as two sentences that differ in one word see them: true where the rows differ.
std::vector<bool> changed_rows(const MatrixView& a, const MatrixView& b) {
  std::vector<bool> changed;
  for (Index row = 0; row < a.rows(); ++row) changed.push_back(a.row(row) != b.row(row));
  return changed;
}

std::vector<bool> span_of(Index rows, Index begin, Index end) {
  std::vector<bool> within;
  for (Index row = 0; row < rows; ++row) within.push_back(row >= begin && row < end);
  return within;
}

}  // namespace

TEST_CASE("what every layer, the states and the summary of a contrast model hold equals PyTorch's values to 1e-5") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    const ContrastEncoding found = encode(*golden.model, golden.ids("source_ids"));
    REQUIRE(found.layers.size() == static_cast<std::size_t>(golden.model->config.encoder_layers) + 1);
    for (std::size_t layer = 0; layer < found.layers.size(); ++layer) {
      CAPTURE(layer);
      CHECK(tiny::difference(found.layers[layer], golden.values.at("hidden." + std::to_string(layer))) < 1e-5F);
    }
    CHECK(tiny::difference(found.states, golden.values.at("states")) < 1e-5F);
    CHECK(tiny::difference(found.summary, golden.values.at("summary")) < 1e-5F);
  }
}

TEST_CASE("the pointer's weights equal PyTorch's to 1e-5, and rows sum to 1") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    const Matrix weights = pointer_weights(*golden.model, encode(*golden.model, golden.ids("source_ids")).states);
    CHECK(tiny::difference(weights, golden.values.at("pointer")) < 1e-5F);
    CHECK((weights.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6F);
  }
}

TEST_CASE("after l convolutions a word is seen by l words to each side and by no other") {
  const Case golden = contrast_folder::read("cnn");
  std::vector<int> ids = golden.ids("source_ids");
  const ContrastEncoding before = encode(*golden.model, ids);
  constexpr Index word = 5;
  ids[word] = ids[word] == 3 ? 4 : 3;
  const ContrastEncoding after = encode(*golden.model, ids);
  for (Index layer = 0; layer < 4; ++layer) {
    const auto at = static_cast<std::size_t>(layer);
    CHECK(changed_rows(before.layers[at], after.layers[at]) ==
          span_of(before.states.rows(), word - layer, word + layer + 1));
  }
}

TEST_CASE("in the first recurrent layer one half has read what came before and the other half what comes after") {
  const Case golden = contrast_folder::read("gru");
  std::vector<int> ids = golden.ids("source_ids");
  const Matrix before = encode(*golden.model, ids).layers[1];
  constexpr Index word = 4;
  ids[word] = ids[word] == 3 ? 4 : 3;
  const Matrix after = encode(*golden.model, ids).layers[1];
  const Index half = before.cols() / 2, n = before.rows();
  CHECK(changed_rows(before.leftCols(half), after.leftCols(half)) == span_of(n, word, n));
  CHECK(changed_rows(before.rightCols(half), after.rightCols(half)) == span_of(n, 0, word + 1));
}

TEST_CASE("a sentence of one token is read by every contrast model, one of none is refused") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    const ContrastEncoding found = encode(*golden.model, std::vector{4});
    CHECK(found.states.rows() == 1);
    CHECK(tiny::difference(found.summary, found.states) == 0);
    CHECK(pointer_weights(*golden.model, found.states) == Matrix::Ones(1, 1));
    CHECK_THROWS_WITH_AS(encode(*golden.model, {}), (name + " reads sentences of at least one token, not of none").c_str(),
                         Error);
  }
}

TEST_CASE("a token outside a contrast model's vocabulary is refused with both numbers, and a stopped pass ends") {
  const Case golden = contrast_folder::read("cnn");
  CHECK_THROWS_WITH_AS(encode(*golden.model, std::vector{3, 30}), "cnn: token 30 is outside the model's vocabulary of 30",
                       Error);
  CHECK_THROWS_AS(encode(*golden.model, std::vector{-1}), Error);
  std::stop_source stopped;
  stopped.request_stop();
  for (const std::string& name : contrast_folder::names)
    CHECK_THROWS_AS(encode(*contrast_folder::read(name).model, std::vector{3, 4}, stopped.get_token()), Cancelled);
}
