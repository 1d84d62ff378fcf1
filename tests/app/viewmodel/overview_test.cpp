#include "app/viewmodel/overview.h"

#include <doctest/doctest.h>

#include "app/viewmodel/colormap.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

TEST_CASE("all heads of a stack are in one bitmap, layer by layer") {
  const OverviewModel model = overview_model(*cat_and_mat(), Stack::encoder, {});
  CHECK(model.layers == 4);
  CHECK(model.heads == 8);
  CHECK(model.thumbnails.size() == 32);
  CHECK(model.bitmap->width == 8 * 12);
  CHECK(model.bitmap->height == 4 * 12);
  CHECK(model.source({Stack::encoder, 2, 1}) == Rect{12, 24, 12, 12});
}

TEST_CASE("a thumbnail's pixel is the weight of its head") {
  const TracePtr trace = cat_and_mat();
  const OverviewModel model = overview_model(*trace, Stack::encoder, {});
  const Color expected = viridis(.87F);  // L2H0: it (7) -> mat (5)
  const std::size_t at = static_cast<std::size_t>((2 * 12 + 7) * model.bitmap->width + 5) * 4;
  CHECK(model.bitmap->rgba[at] == expected.r);
  CHECK(model.bitmap->rgba[at + 1] == expected.g);
}

TEST_CASE("guided heads are marked as trained, measured ones are not, the rest has no role") {
  const OverviewModel model = overview_model(*cat_and_mat(), Stack::encoder, {});
  CHECK(model.at({Stack::encoder, 2, 0}).role == "coreference");
  CHECK(model.at({Stack::encoder, 2, 0}).trained);
  CHECK(model.at({Stack::encoder, 0, 0}).role == "previous");
  CHECK_FALSE(model.at({Stack::encoder, 0, 0}).trained);
  CHECK(model.at({Stack::encoder, 3, 7}).role.empty());
}

TEST_CASE("thumbnails of long texts show the strongest of each block and say so") {
  const OverviewModel model = overview_model(sample_trace(long_text(127), "word9"), Stack::encoder, {});
  CHECK(model.thumb_width == 64);
  CHECK(model.caption.ends_with("each pixel: strongest of 4"));
}

TEST_CASE("cross-attention's thumbnails have the shape of their matrices") {
  const OverviewModel model = overview_model(*translated_cat(), Stack::cross, {});
  CHECK(model.thumb_width == 5);   // The cat sleeps . </s>
  CHECK(model.thumb_height == 5);  // <s> Le chat dort .
  CHECK(model.at({Stack::cross, 0, 0}).present);
}

TEST_CASE("a trace tells which stacks it has, in reading order") {
  CHECK(stacks(*cat_and_mat()) == std::vector<Stack>{Stack::encoder});
  CHECK(stacks(*translated_cat()) == std::vector<Stack>{Stack::encoder, Stack::cross, Stack::decoder});
}

TEST_CASE("a head that was not kept leaves its place empty") {
  Trace trace = *cat_and_mat();
  trace.weights.erase({Stack::encoder, 1, 1});
  const OverviewModel model = overview_model(trace, Stack::encoder, {});
  CHECK_FALSE(model.at({Stack::encoder, 1, 1}).present);
  CHECK(model.thumbnails.size() == 32);
}

TEST_CASE("a stack that a trace does not have is an empty overview") {
  const OverviewModel model = overview_model(*cat_and_mat(), Stack::cross, {});
  CHECK(model.thumbnails.empty());
  CHECK(model.bitmap->rgba.empty());
}

TEST_CASE("by role the guided heads come first, then role by role with the best head first, then heads without a role") {
  Trace trace = *cat_and_mat();
  const auto add = [&](HeadId head, const char* role, double score) {
    trace.roles.push_back({head, role, false, "", score, "", {{"uniform attention", .1}}});
  };
  trace.roles.erase(trace.roles.begin() + 1, trace.roles.end());
  add({Stack::encoder, 3, 1}, "previous", .6);
  add({Stack::encoder, 3, 2}, "previous", .9);
  add({Stack::encoder, 3, 3}, "det", .7);
  ViewOptions options;
  options.by_role = true;
  const OverviewModel model = overview_model(trace, Stack::encoder, options);
  REQUIRE(model.order.size() == 32);
  CHECK(std::vector<int>(model.order.begin(), model.order.begin() + 5) == std::vector<int>{16, 27, 26, 25, 0});
  CHECK(model.at({Stack::encoder, 3, 2}).score == "0.90");
  CHECK(overview_model(trace, Stack::encoder, {}).order.empty());
}
