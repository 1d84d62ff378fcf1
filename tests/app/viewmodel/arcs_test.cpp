#include "app/viewmodel/arcs.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/viewmodel/number.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

AttentionTable table_of(const Trace& trace, HeadId head) { return attention_table(trace, head, true); }

const HeadId coreference{Stack::encoder, 2, 0}, previous{Stack::encoder, 0, 0};

}  // namespace

TEST_CASE("each reader's links reach the share of attention asked for, and not one more is drawn") {
  const AttentionTable table = table_of(*cat_and_mat(), coreference);
  ViewOptions options;
  options.mass = .8F;
  const ArcsModel model = arcs_model(table, options);
  for (int query = 0; query < 12; ++query) {
    const LinkRange range = links_of(model.above, {query, -1});
    float sum = 0;
    for (int i = range.begin; i < range.end; ++i) {
      CHECK(sum < .8F);
      CHECK(model.above.links[static_cast<std::size_t>(i)].query == query);
      sum += model.above.links[static_cast<std::size_t>(i)].weight;
    }
    CHECK(sum >= .8F - 1e-5F);
  }
}

TEST_CASE("a sharp reader has one link where a broad one has many") {
  const ArcsModel model = arcs_model(table_of(*cat_and_mat(), coreference), {.mass = .8F});
  const LinkRange it = links_of(model.above, {7, -1}), cat = links_of(model.above, {1, -1});
  CHECK(it.end - it.begin == 1);
  CHECK(cat.end - cat.begin > 5);
}

TEST_CASE("the main link of it is mat; of mat as a word that is read, the strongest of its readers") {
  const ArcsModel model = arcs_model(table_of(*cat_and_mat(), coreference), {});
  const ArcLink* link = main_link(model.above, {7, -1});
  REQUIRE(link);
  CHECK(link->key == 5);
  CHECK(link->weight == doctest::Approx(.87));
  REQUIRE(main_link(model.above, {-1, 5}));
  CHECK(main_link(model.above, {-1, 5})->query == 7);
}

TEST_CASE("nothing selected and a selection from another text have no main link") {
  const ArcsModel model = arcs_model(table_of(*cat_and_mat(), coreference), {});
  CHECK(main_link(model.above, {}) == nullptr);
  CHECK(main_link(model.above, {400, -1}) == nullptr);
  CHECK(main_link(model.above, {-1, 400}) == nullptr);
}

TEST_CASE("at most 2,000 links are drawn, the strongest, and the picture says how many are not") {
  const Trace trace = sample_trace(long_text(120), "word3");
  const ArcsModel model = arcs_model(table_of(trace, coreference), {});
  CHECK(model.above.drawn.size() == most_links);
  REQUIRE(model.above.links.size() > most_links);
  double sum = 0;
  for (const int link : model.above.drawn)
    sum += static_cast<double>(model.above.links[static_cast<std::size_t>(link)].weight);
  CHECK(model.above.drawn_share == doctest::Approx(sum / static_cast<double>(model.queries.size())));
  CHECK(shown_share(model, {}) == "the strongest 2,000 of " + thousands(static_cast<long long>(model.above.links.size())) +
                                      " links are drawn, " + percent(model.above.drawn_share) + " of all attention");
  CHECK(shown_share(model, {60, -1}).empty());
  const auto weight = [&](int link) { return model.above.links[static_cast<std::size_t>(link)].weight; };
  CHECK(std::ranges::is_sorted(model.above.drawn, {}, weight));
  std::size_t stronger = 0;
  for (const ArcLink& link : model.above.links) stronger += link.weight > weight(model.above.drawn.front());
  CHECK(stronger < most_links);
}

TEST_CASE("a selected reader keeps links that the limit leaves out of the whole picture") {
  const Trace trace = sample_trace(long_text(120), "word3");
  const ArcsModel model = arcs_model(table_of(trace, coreference), {});
  const LinkRange range = links_of(model.above, {60, -1});
  CHECK(range.end - range.begin > 80);
}

TEST_CASE("a reader that looks everywhere shows its strongest 256 links and says what part of its attention they are") {
  AttentionTable table;
  for (int i = 0; i < 400; ++i) table.keys.push_back({std::to_string(i), 0, 0, i});
  table.queries = {table.keys[0]};
  table.weights = Matrix::Constant(1, 400, 1.F / 400);
  const ArcsModel model = arcs_model(table, {});
  const LinkRange range = links_of(model.above, {0, -1});
  CHECK(range.end - range.begin == 256);
  CHECK(shown_share(model, {0, -1}) == "its strongest 256 links are drawn, 64 % of its attention");
  CHECK(shown_share(arcs_model(table, {.mass = .5F}), {0, -1}).empty());
}

TEST_CASE("a second head goes below the line and is named in the caption") {
  const AttentionTable second = table_of(*cat_and_mat(), previous);
  const ArcsModel model = arcs_model(table_of(*cat_and_mat(), coreference), {}, &second);
  CHECK(model.below.head == "L0H0");
  CHECK(model.caption == "Where L2H0 (above) and L0H0 (below) read from, for each word");
}

TEST_CASE("cross-attention has two rows: readers of one language, what they read in the other") {
  const ArcsModel model = arcs_model(table_of(*translated_cat(), {Stack::cross, 0, 0}), {});
  CHECK(model.two_rows);
  CHECK(model.queries.size() == 5);
  CHECK(model.queries[1].text == "Le");
  CHECK(model.keys.size() == 5);
  CHECK(model.keys[0].text == "The");
}

TEST_CASE("special tokens are dim only when asked for") {
  const AttentionTable table = table_of(*cat_and_mat(), coreference);
  CHECK(arcs_model(table, {.dim_special = true}).queries.back().dim);
  CHECK_FALSE(arcs_model(table, {.dim_special = false}).queries.back().dim);
}

TEST_CASE("a text without tokens has no words, no links and no complaint") {
  const ArcsModel model = arcs_model({}, {});
  CHECK(model.queries.empty());
  CHECK(model.above.drawn.empty());
  CHECK(shown_share(model, {}).empty());
}
