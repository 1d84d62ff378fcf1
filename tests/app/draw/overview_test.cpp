#include "app/draw/overview.h"

#include <doctest/doctest.h>

#include "tests/app/draw/fake_canvas.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const Rect area{600, 300, 400, 420};

OverviewModel encoder_heads() { return overview_model(*cat_and_mat(), Stack::encoder, {}); }

}  // namespace

TEST_CASE("every head is found in its thumbnail and on its caption, and no head between them") {
  const OverviewLayout layout = overview_layout(encoder_heads(), area);
  for (int layer = 0; layer < 4; ++layer)
    for (int head = 0; head < 8; ++head) {
      const HeadId id{Stack::encoder, layer, head};
      const Rect rect = layout.rect_of(id);
      CHECK(layout.head_at(rect.center()) == id);
      CHECK(layout.head_at({rect.center().x, rect.bottom() + 8}) == id);
      CHECK_FALSE(layout.head_at({rect.right() + 2, rect.center().y}));
    }
  CHECK_FALSE(layout.head_at({0, 0}));
  CHECK_FALSE(layout.head_at({area.x + 5, area.y + 5}));
}

TEST_CASE("thumbnails stay inside the area, for one head and for many") {
  for (const int heads : {1, 8, 16, 32}) {
    OverviewModel model;
    model.layers = heads;
    model.heads = heads;
    const OverviewLayout layout = overview_layout(model, area);
    const Rect last = layout.rect_of({Stack::encoder, heads - 1, heads - 1});
    CHECK(last.right() <= area.right());
    CHECK(last.bottom() <= area.bottom());
    CHECK(last.width >= 4);
  }
}

TEST_CASE("all thumbnails come from one bitmap, each from its own part") {
  FakeCanvas canvas;
  const OverviewModel model = encoder_heads();
  draw_overview(canvas, model, overview_layout(model, area), std::nullopt, std::nullopt, light_theme());
  REQUIRE(canvas.images.size() == 32);
  for (const auto& image : canvas.images) CHECK(image.bitmap == model.bitmap);
  CHECK(canvas.images[9].source == model.source({Stack::encoder, 1, 1}));
}

TEST_CASE("a short role is written out, and the legend tells trained from measured") {
  FakeCanvas canvas;
  const OverviewModel model = encoder_heads();
  draw_overview(canvas, model, overview_layout(model, area), std::nullopt, std::nullopt, light_theme());
  CHECK(canvas.find("previous"));
  CHECK(canvas.find("coreference"));
  CHECK(canvas.find("trained towards this role; the others were measured"));
}

TEST_CASE("the locked and the hovered head are framed, heads of other stacks are not") {
  FakeCanvas canvas;
  const OverviewModel model = encoder_heads();
  const OverviewLayout layout = overview_layout(model, area);
  draw_overview(canvas, model, layout, HeadId{Stack::encoder, 2, 0}, HeadId{Stack::cross, 0, 0}, light_theme());
  REQUIRE(canvas.stroked.size() == 1);
  CHECK(canvas.stroked[0].contains(layout.rect_of({Stack::encoder, 2, 0}).center()));
}

namespace {

/// So many heads that have a role, and no weights.
OverviewModel many_heads(int layers, int heads) {
  OverviewModel model;
  model.layers = layers, model.heads = heads;
  model.thumb_width = model.thumb_height = 13;
  for (int layer = 0; layer < layers; ++layer)
    for (int head = 0; head < heads; ++head)
      model.thumbnails.push_back({{Stack::encoder, layer, head}, "previous", "0.77", false, false});
  return model;
}

}  // namespace

TEST_CASE("roles under narrow thumbnails stand in two lines in turn") {
  FakeCanvas canvas;
  const OverviewModel model = many_heads(6, 12);
  const OverviewLayout layout = overview_layout(model, {0, 0, 380, 430});
  CHECK(layout.staggered);
  draw_overview(canvas, model, layout, std::nullopt, std::nullopt, light_theme());
  std::erase_if(canvas.texts, [](const FakeCanvas::Text& text) { return text.text != "previous"; });
  REQUIRE(canvas.texts.size() == 72);
  CHECK(canvas.texts[1].baseline.y > canvas.texts[0].baseline.y + 10);
  CHECK(canvas.texts[2].baseline.y == canvas.texts[0].baseline.y);
  CHECK_FALSE(overview_layout(many_heads(4, 8), area).staggered);
}

TEST_CASE("by role a head stands where the order puts it, is found there, and says its name and score") {
  FakeCanvas canvas;
  OverviewModel model = many_heads(2, 3);
  model.order = {5, 4, 3, 2, 1, 0};
  const OverviewLayout layout = overview_layout(model, area);
  const HeadId last{Stack::encoder, 1, 2}, first{Stack::encoder, 0, 0};
  CHECK(layout.rect_of(last).x < layout.rect_of({Stack::encoder, 1, 1}).x);
  CHECK(layout.rect_of(last).y < layout.rect_of(first).y);
  CHECK(layout.head_at(layout.rect_of(last).center()) == last);
  CHECK(layout.head_at(layout.rect_of(first).center()) == first);
  draw_overview(canvas, model, layout, std::nullopt, std::nullopt, light_theme());
  CHECK(canvas.find("L1H2 .77"));
  CHECK_FALSE(canvas.find("H0"));
}
