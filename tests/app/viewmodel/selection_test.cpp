#include "app/viewmodel/selection.h"

#include <doctest/doctest.h>

#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

AttentionTable coreference() { return attention_table(*cat_and_mat(), {Stack::encoder, 2, 0}, true); }

}  // namespace

TEST_CASE("a selection is found again by the byte or the token that it covered") {
  const AttentionTable table = coreference();
  CHECK(label_at_byte(table.queries, 31) == 7);
  CHECK(label_at_byte(table.queries, 32) == 7);
  CHECK(label_of_token(table.queries, 7) == 7);
}

TEST_CASE("spaces, the end of the text and tokens that are not there belong to no label") {
  const AttentionTable table = coreference();
  CHECK(label_at_byte(table.queries, 3) == -1);
  CHECK(label_at_byte(table.queries, 1000) == -1);
  CHECK(label_of_token(table.queries, 99) == -1);
}

TEST_CASE("the first word to look at is the reader of the strongest link between two words") {
  CHECK(strongest_reader(coreference()) == 7);
  CHECK(strongest_reader({}) == -1);
}

TEST_CASE("a sink and a word that reads itself do not make a first picture") {
  const AttentionTable sink = attention_table(*cat_and_mat(), {Stack::encoder, 0, 6}, true);
  AttentionTable table = sink;
  table.weights.setZero();
  table.weights(3, 3) = 1;                         // reads itself
  table.weights(4, table.weights.cols() - 1) = 1;  // reads </s>
  table.weights(5, 10) = .9F;                      // reads "."
  table.weights(6, 2) = .3F;
  CHECK(strongest_reader(table) == 6);
}
