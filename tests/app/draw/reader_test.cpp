#include "app/draw/reader.h"

#include <doctest/doctest.h>

#include "app/viewmodel/overview.h"
#include "tests/app/draw/fake_canvas.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const Rect area{1000, 100, 250, 600};

ReaderModel it() {
  const TracePtr trace = cat_and_mat();
  const HeadId head{Stack::encoder, 2, 0};
  return reader_model(attention_table(*trace, head, true), role_of(*trace, head), {7, -1});
}

}  // namespace

TEST_CASE("rows of the ranking are found where they are drawn") {
  const ReaderModel model = it();
  const ReaderLayout layout = reader_layout(model, area, FakeMeasure());
  REQUIRE(layout.readings.size() == 5);
  for (int i = 0; i < 5; ++i) CHECK(layout.reading_at(layout.readings[static_cast<std::size_t>(i)].center()) == i);
  CHECK(layout.reading_at({area.x + 5, area.y + 5}) == -1);
  CHECK(layout.bottom > layout.readings.back().bottom());
}

TEST_CASE("parts stand one below the other") {
  const ReaderLayout layout = reader_layout(it(), area, FakeMeasure());
  CHECK(layout.badges_top < layout.about_top);
  CHECK(layout.about_top < layout.heading_top);
  CHECK(layout.heading_top < layout.readings[0].y);
  CHECK(layout.rest_top >= layout.readings.back().bottom());
}

TEST_CASE("word, head, role, badge and weights are all written") {
  FakeCanvas canvas;
  const ReaderModel model = it();
  draw_reader(canvas, model, reader_layout(model, area, canvas), light_theme());
  for (const char* text :
       {"it", "in L2H0", "coreference", "trained towards this role", "This head read from", "mat", "0.87"})
    CHECK(canvas.find(text));
}

TEST_CASE("the longest bar and its number stay inside the panel") {
  FakeCanvas canvas;
  ReaderModel model = it();
  model.readings[0].weight = 1;
  draw_reader(canvas, model, reader_layout(model, area, canvas), light_theme());
  CHECK(canvas.find("1.00")->baseline.x + canvas.text_width("1.00", {13}) <= area.right() + 4);
}
