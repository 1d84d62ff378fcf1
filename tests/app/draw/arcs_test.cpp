#include "app/draw/arcs.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/draw/fake_canvas.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const Rect area{100, 50, 900, 200};
const HeadId coreference{Stack::encoder, 2, 0}, previous{Stack::encoder, 0, 0};

ArcsModel model_of(const Trace& trace, HeadId head = coreference) {
  return arcs_model(attention_table(trace, head, true), {});
}

ArcsStyle selecting(Selection selection, bool only = true) {
  ArcsStyle style;
  style.selection = selection;
  style.only_selected = only;
  return style;
}

}  // namespace

TEST_CASE("the words of a short sentence stand at full size, in order, inside the area, without touching") {
  const ArcsLayout layout = arcs_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  CHECK(layout.size == 24);
  CHECK(layout.scroll_range == 0);
  REQUIRE(layout.queries.size() == 12);
  CHECK(layout.queries.front().x >= area.x);
  CHECK(layout.queries.back().right() <= area.right());
  for (std::size_t i = 1; i < 12; ++i) CHECK(layout.queries[i].x > layout.queries[i - 1].right() + 10);
}

TEST_CASE("a sentence shrinks before it scrolls, and never below 13") {
  const ArcsLayout narrow = arcs_layout(model_of(*cat_and_mat()), {0, 0, 600, 200}, FakeMeasure());
  CHECK(narrow.size < 24);
  CHECK(narrow.scroll_range == 0);
  const ArcsLayout long_one = arcs_layout(model_of(sample_trace(long_text(80), "word2")), area, FakeMeasure());
  CHECK(long_one.size == 13);
  CHECK(long_one.scroll_range > 1000);
}

TEST_CASE("scrolled to its end, a long sentence shows its last word; further than that it does not go") {
  const ArcsModel model = model_of(sample_trace(long_text(80), "word2"));
  const ArcsLayout layout = arcs_layout(model, area, FakeMeasure(), 1e6F);
  CHECK(layout.scroll == layout.scroll_range);
  CHECK(layout.queries.back().right() <= area.right());
  CHECK(layout.queries.back().right() > area.right() - 40);
  CHECK(arcs_layout(model, area, FakeMeasure(), -5).scroll == 0);
}

TEST_CASE("every word is found where it stands, gaps included, and nothing outside the area") {
  const ArcsLayout layout = arcs_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  for (int i = 0; i < 12; ++i) CHECK(layout.query_at(layout.queries[static_cast<std::size_t>(i)].center()) == i);
  const Rect the = layout.queries[0], cat = layout.queries[1];
  CHECK(layout.query_at({the.right() + 2, the.center().y}) == 0);
  CHECK(layout.query_at({cat.x - 2, cat.center().y}) == 1);
  CHECK(layout.query_at({500, 60}) == -1);
  CHECK(layout.query_at({0, 0}) == -1);
}

TEST_CASE("in cross-attention readers and what they read are hit separately") {
  const ArcsModel model = model_of(*translated_cat(), {Stack::cross, 0, 0});
  const ArcsLayout layout = arcs_layout(model, area, FakeMeasure());
  CHECK(layout.selection_at(layout.queries[2].center()) == Selection{2, -1});
  CHECK(layout.selection_at(layout.keys[3].center()) == Selection{-1, 3});
  CHECK(layout.keys[0].bottom() < layout.queries[0].y);
}

TEST_CASE("an arc is 7 x its weight thick, at least 1, rises over the words and stays inside the area") {
  CHECK(arc_thickness(.87F) == doctest::Approx(6.09));
  CHECK(arc_thickness(.01F) == 1);
  const ArcsLayout layout = arcs_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  for (int key = 0; key < 12; ++key) {
    const Curve curve = arc_curve(layout, {7, key, .5F});
    const float top = curve.from.y + .75F * (curve.control_from.y - curve.from.y);
    CHECK(top < layout.queries[0].y);
    CHECK(top > area.y);
    CHECK(curve.from.y <= layout.queries[0].y);
  }
}

TEST_CASE("a longer link has a higher arc") {
  const ArcsLayout layout = arcs_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  float last = 0;
  for (int key = 1; key < 12; ++key) {
    const Curve curve = arc_curve(layout, {0, key, .5F});
    CHECK(curve.from.y - curve.control_from.y > last);
    last = curve.from.y - curve.control_from.y;
  }
}

TEST_CASE("hovering a reader shows its links only, writes the weight of the strongest, and sets its word bold") {
  FakeCanvas canvas;
  const ArcsModel model = model_of(*cat_and_mat());
  const ArcsLayout layout = arcs_layout(model, area, canvas);
  draw_arcs(canvas, model, layout, selecting({7, -1}), light_theme());
  const LinkRange range = links_of(model.above, {7, -1});
  CHECK(canvas.curves.size() == static_cast<std::size_t>(range.end - range.begin));
  CHECK(canvas.find("0.87"));
  CHECK(canvas.find("it")->style.weight == Weight::bold);
  CHECK(canvas.find("cat")->style.weight == Weight::regular);
  CHECK(canvas.clips == 0);
}

TEST_CASE("a pinned reader leaves the others in mute, fainter than 18 %") {
  FakeCanvas canvas;
  const ArcsModel model = model_of(*cat_and_mat());
  draw_arcs(canvas, model, arcs_layout(model, area, canvas), selecting({7, -1}, false), light_theme());
  CHECK(canvas.curves.size() == model.above.drawn.size());
  int muted = 0;
  for (const auto& drawn : canvas.curves) {
    if (drawn.color.r != light_theme().mute.r) continue;
    ++muted;
    CHECK(drawn.color.a <= 46);
  }
  CHECK(muted > 20);
}

TEST_CASE("a second head is dashed and below the words") {
  FakeCanvas canvas;
  const TracePtr trace = cat_and_mat();
  const AttentionTable second = attention_table(*trace, previous, true);
  const ArcsModel model = arcs_model(attention_table(*trace, coreference, true), {}, &second);
  const ArcsLayout layout = arcs_layout(model, area, canvas);
  draw_arcs(canvas, model, layout, selecting({7, -1}), light_theme());
  bool below = false;
  for (const auto& drawn : canvas.curves)
    if (drawn.curve.dash > 0) below |= drawn.curve.from.y >= layout.queries[0].bottom();
  CHECK(below);
}

TEST_CASE("words outside the area are not drawn") {
  FakeCanvas canvas;
  const ArcsModel model = model_of(sample_trace(long_text(200), "word2"));
  draw_arcs(canvas, model, arcs_layout(model, area, canvas), selecting({3, -1}), light_theme());
  CHECK(canvas.texts.size() < 40);
}

TEST_CASE(
    "links between words out of sight are not drawn; one to a far word leaves the picture and stays as high as others") {
  FakeCanvas canvas;
  const ArcsModel model = model_of(sample_trace(long_text(200), "word2"));
  const ArcsLayout layout = arcs_layout(model, area, canvas);
  draw_arcs(canvas, model, layout, {}, light_theme());
  CHECK(canvas.curves.size() > 10);
  for (const auto& drawn : canvas.curves) CHECK(std::min(drawn.curve.from.x, drawn.curve.to.x) <= area.right());
  const Curve far = arc_curve(layout, {0, 199, .5F}), nearer = arc_curve(layout, {0, 100, .5F});
  CHECK(far.to.x == area.right() + area.width);
  CHECK(far.control_from.y == nearer.control_from.y);
}

TEST_CASE("an empty text and a selection that it does not have are drawn as nothing") {
  FakeCanvas canvas;
  const ArcsModel model = arcs_model({}, {});
  draw_arcs(canvas, model, arcs_layout(model, area, canvas), selecting({9, -1}), light_theme());
  CHECK(canvas.texts.empty());
  CHECK(canvas.curves.empty());
}
