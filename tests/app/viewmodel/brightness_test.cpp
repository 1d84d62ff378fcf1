#include "app/viewmodel/brightness.h"

#include <doctest/doctest.h>

#include "app/viewmodel/heatmap.h"

using namespace headlight;

namespace {

/// `count` words, of which the last is special and takes half of each reader's attention.
AttentionTable table_of(int count) {
  AttentionTable table;
  for (int i = 0; i < count; ++i) table.queries.push_back({.text = "w", .special = i + 1 == count});
  table.keys = table.queries;
  table.weights = Matrix::Constant(count, count, .5F / static_cast<float>(count - 1));
  table.weights.col(count - 1).setConstant(.5F);
  return table;
}

}  // namespace

TEST_CASE("the scale of a text whose cells can be read ends at 1, however thin its attention is spread") {
  CHECK(brightest_weight(table_of(many_words)) == 1);
}

TEST_CASE("over many words the scale of a head that spreads its attention ends at a typical reader's strongest weight") {
  AttentionTable table = table_of(401);  // .00125 each
  CHECK(brightest_weight(table) == .002F);
  for (int row = 0; row < 150; ++row) table.weights(row, row) = .4F;  // too few to be typical
  CHECK(brightest_weight(table) == .002F);
  for (int row = 150; row < 250; ++row) table.weights(row, row) = .4F;
  CHECK(brightest_weight(table) == .5F);
}

TEST_CASE("over many words the scale of a head that reads from one word ends at 1") {
  AttentionTable table = table_of(400);
  table.weights.diagonal().setConstant(.9F);
  CHECK(brightest_weight(table) == 1);
}

TEST_CASE("a rescaled heatmap has the last colour where its scale ends, and says where that is") {
  const HeatmapModel model = heatmap_model(table_of(401), {});
  CHECK(model.brightest == .002F);
  CHECK(model.color(0, 0) == cell_color(.00125F / .002F, false));
  CHECK(rescaled_note(model) == ".002 and more, rescaled");
}

TEST_CASE("the ends of scales are written like the weights in cells") {
  CHECK(short_weight(.5F) == ".5");
  CHECK(short_weight(.05F) == ".05");
  CHECK(short_weight(.001F) == ".001");
}
