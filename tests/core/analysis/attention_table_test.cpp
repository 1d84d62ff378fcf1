#include "core/analysis/attention_table.h"

#include <doctest/doctest.h>

#include "core/base/error.h"

using namespace headlight;

namespace {

/// "big kitten." as big | kit ten | . | </s>, with one head that has given weights.
Trace kitten() {
  Trace trace;
  trace.model = "toy", trace.text = "big kitten.";
  trace.tokens = {{"big", 1, 0, 3, 0, false},
                  {"kit", 2, 4, 7, 1, false},
                  {"ten", 3, 7, 10, 1, false},
                  {".", 4, 10, 11, 2, false},
                  {"</s>", 5, 0, 0, -1, true}};
  Matrix& weights = trace.weights[{Stack::encoder, 0, 0}] = Matrix(5, 5);
  weights << .1F, .2F, .3F, .4F, 0,  // big
      .5F, .1F, .1F, .1F, .2F,       // kit
      .1F, .3F, .3F, .1F, .2F,       // ten
      0, 0, 0, 1, 0,                 // .
      .2F, .2F, .2F, .2F, .2F;       // </s>
  return trace;
}

}  // namespace

TEST_CASE("a word's label is its piece of the text, whatever pieces it was cut into") {
  const Trace trace = kitten();
  const std::vector<Label> words = labels(trace.tokens, trace.text, true);
  REQUIRE(words.size() == 4);
  CHECK(words[1].text == "kitten");
  CHECK(words[1].begin == 4);
  CHECK(words[1].end == 10);
  CHECK(words[1].first_token == 1);
  CHECK(words[1].token_count == 2);
  CHECK(words[2].text == ".");
  CHECK(words[3].text == "</s>");
  CHECK(words[3].special);
}

TEST_CASE("a word's label leaves out the space that its first piece covers; a piece's label keeps the piece's range") {
  const std::string text = " big\tkit\xff";
  const Tokens tokens = {{"big", 1, 0, 4, 0, false}, {"kit", 2, 4, 8, 1, false}, {"\xef\xbf\xbd", 3, 8, 9, 1, false}};
  const std::vector<Label> words = labels(tokens, text, true), pieces = labels(tokens, text, false);
  REQUIRE(words.size() == 2);
  CHECK(words[0].text == "big");
  CHECK(words[0].begin == 1);
  CHECK(words[1].text == "kit\xef\xbf\xbd");
  CHECK(words[1].begin == 5);
  CHECK(words[1].end == 9);
  CHECK(pieces[1].text == "kit");
  CHECK(pieces[1].begin == 4);
}

TEST_CASE("split labels are one a token") {
  const Trace trace = kitten();
  const std::vector<Label> pieces = labels(trace.tokens, trace.text, false);
  REQUIRE(pieces.size() == 5);
  CHECK(pieces[2].text == "ten");
  CHECK(pieces[2].first_token == 2);
}

TEST_CASE("two special tokens beside each other stay two") {
  const Tokens tokens = {{"<s>", 0, 0, 0, -1, true}, {"</s>", 1, 0, 0, -1, true}};
  CHECK(labels(tokens, "", true).size() == 2);
}

TEST_CASE("weight to a word is the sum over its pieces, weight from a word the mean over its pieces") {
  const AttentionTable table = attention_table(kitten(), {Stack::encoder, 0, 0}, true);
  REQUIRE(table.weights.rows() == 4);
  REQUIRE(table.weights.cols() == 4);
  CHECK(table.weights(0, 1) == doctest::Approx(.5));  // big -> kitten: .2 + .3
  CHECK(table.weights(1, 0) == doctest::Approx(.3));  // kitten -> big: (.5 + .1) / 2
  CHECK(table.weights(1, 1) == doctest::Approx(.4));  // (.1 + .1 + .3 + .3) / 2
  CHECK((table.weights.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6F);
}

TEST_CASE("a table of pieces holds the trace's numbers unchanged") {
  const Trace trace = kitten();
  CHECK(attention_table(trace, {Stack::encoder, 0, 0}, false).weights == trace.weights.begin()->second);
}

TEST_CASE("cross-attention has target words as rows and source words as columns") {
  Trace trace = kitten();
  trace.target = "grand chaton";
  trace.target_tokens = {{"<s>", 0, 0, 0, -1, true}, {"grand", 1, 0, 5, 0, false}, {"chaton", 2, 6, 12, 1, false}};
  trace.weights[{Stack::cross, 0, 0}] = Matrix::Constant(3, 5, .2F);
  const AttentionTable table = attention_table(trace, {Stack::cross, 0, 0}, true);
  REQUIRE(table.queries.size() == 3);
  CHECK(table.queries[0].text == "<s>");
  CHECK(table.queries[2].text == "chaton");
  CHECK(table.keys[1].text == "kitten");
  CHECK(table.weights(2, 1) == doctest::Approx(.4));
}

TEST_CASE("a head that the trace does not have is named") {
  CHECK_THROWS_WITH_AS(attention_table(kitten(), {Stack::cross, 3, 1}, true),
                       "toy has no head L3H1 in its cross attention here", Error);
}
