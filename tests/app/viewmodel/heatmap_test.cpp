#include "app/viewmodel/heatmap.h"

#include <doctest/doctest.h>

#include <cmath>

#include "app/viewmodel/colormap.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const HeadId coreference{Stack::encoder, 2, 0};

AttentionTable soft() { return attention_table(*cat_and_mat(), coreference, true); }
AttentionTable tired() { return attention_table(*tired_cat(), coreference, true); }

}  // namespace

TEST_CASE("rows are readers, and the caption says so") {
  const HeatmapModel model = heatmap_model(soft(), {});
  CHECK(model.values(7, 5) == doctest::Approx(.87));
  CHECK(model.rows[7].text == "it");
  CHECK(model.caption == "each row is a reader and sums to 1");
}

TEST_CASE("transposed, columns are readers, the caption says so, and the selection goes along") {
  const HeatmapModel model = heatmap_model(soft(), {.transpose = true});
  CHECK(model.values(5, 7) == doctest::Approx(.87));
  CHECK(model.caption == "each column is a reader and sums to 1");
  CHECK(model.selected_column({7, -1}) == 7);
  CHECK(model.selected_row({7, -1}) == -1);
  CHECK(model.selection_at(5, 7) == Selection{7, 5});
}

TEST_CASE("every pixel is the colour of its weight on a scale from 0 to 1") {
  const HeatmapModel model = heatmap_model(soft(), {.dim_special = false});
  const Bitmap& pixels = *model.levels[0].tiles[0];
  REQUIRE(pixels.width == 12);
  const std::size_t at = (7 * 12 + 5) * 4;
  const Color expected = viridis(.87F);
  CHECK(pixels.rgba[at] == expected.r);
  CHECK(pixels.rgba[at + 1] == expected.g);
  CHECK(pixels.rgba[at + 3] == 255);
}

TEST_CASE("rows and columns of special tokens are translucent when they are dimmed") {
  const HeatmapModel model = heatmap_model(soft(), {.dim_special = true});
  CHECK(model.color(0, 11).a < 128);
  CHECK(model.color(11, 0).a < 128);
  CHECK(model.color(0, 0).a == 255);
}

TEST_CASE("cell text is short, and absent where the colour says enough") {
  CHECK(cell_text(.874F, false) == ".87");
  CHECK(cell_text(.0951F, false) == ".10");
  CHECK(cell_text(.094F, false).empty());
  CHECK(cell_text(.999F, false) == "1.0");
  CHECK(cell_text(.75F, true) == "+.75");
  CHECK(cell_text(-.79F, true) == "−.79");
  CHECK(cell_text(std::nanf(""), true).empty());
}

TEST_CASE("the exact value is a sentence about who read what from whom") {
  CHECK(cell_sentence(heatmap_model(soft(), {}), 7, 5) == "“it” read 0.8700 from “mat”");
  CHECK(cell_sentence(heatmap_model(soft(), {.transpose = true}), 5, 7) == "“it” read 0.8700 from “mat”");
  CHECK(cell_sentence(difference_model(soft(), tired(), {}), 7, 5).starts_with("“it” read 0.8"));
  CHECK(cell_sentence(difference_model(soft(), tired(), {}), 7, 5).ends_with("less from “mat”"));
}

TEST_CASE("soft to tired: the weight leaves mat and goes to cat") {
  const HeatmapModel model = difference_model(soft(), tired(), {});
  CHECK(model.values(7, 5) < -.8F);
  CHECK(model.values(7, 1) > .8F);
  CHECK(model.rows[9].text == "soft → tired");
  CHECK(model.caption == "each row is a reader; its changes sum to 0");
  CHECK(model.values->row(7).sum() == doctest::Approx(0).epsilon(1e-4));
}

TEST_CASE("words without a partner are blank, and the caption says what blank means") {
  const AttentionTable longer =
      attention_table(sample_trace("The cat sat on the mat because it was very soft.", "mat"), coreference, true);
  const HeatmapModel model = difference_model(soft(), longer, {});
  CHECK(std::isnan(model.values(9, 0)));
  CHECK(std::isnan(model.values(0, 9)));
  CHECK_FALSE(std::isnan(model.values(10, 10)));
  CHECK(model.color(9, 0).a == 0);
  CHECK(model.caption == "blank where a word has no partner");
}

TEST_CASE("a long text also has a picture of its strongest weights, which says what it is") {
  CHECK(heatmap_model(soft(), {}).levels.size() == 1);
  const Trace trace = sample_trace(long_text(511), "word1");
  const HeatmapModel model = heatmap_model(attention_table(trace, coreference, true), {});
  REQUIRE(model.levels.size() == 2);
  CHECK(model.levels[0].width == 512);
  CHECK(level_note(model.levels[0]).empty());
  CHECK(model.levels[1].width == 256);
  CHECK(level_note(model.levels[1]) == "each pixel: strongest of 2 × 2; zoom in for all");
}

TEST_CASE("a text without tokens is an empty heatmap") {
  const HeatmapModel model = heatmap_model({}, {});
  CHECK(model.values.size() == 0);
  CHECK(model.levels[0].tiles.empty());
}
