#include "app/draw/picture.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/app/draw/fake_canvas.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

PictureRequest request_of(View view, TracePtr trace = cat_and_mat()) {
  PictureRequest request;
  request.trace = std::move(trace);
  request.view = view;
  return request;
}

}  // namespace

TEST_CASE("views have names, and a wrong one is told which there are") {
  for (const View view : {View::arcs, View::heatmap, View::grid}) CHECK(parse_view(name(view)) == view);
  CHECK_THROWS_WITH_AS(parse_view("map"), "a view is arcs, heatmap or grid, not \"map\"", Error);
}

TEST_CASE("a picture says whose head it is, what it does, which text and which model") {
  for (const View view : {View::arcs, View::heatmap}) {
    FakeCanvas canvas;
    draw_picture(canvas, request_of(view));
    for (const char* text : {"Encoder head L2H0", "coreference", "trained towards this role", "translator",
                             "“The cat sat on the mat because it was soft.”"})
      CHECK(canvas.find(text));
  }
}

TEST_CASE("the page of arcs selects the reader of the strongest link and writes its weight") {
  FakeCanvas canvas;
  draw_picture(canvas, request_of(View::arcs));
  CHECK(canvas.find("0.87"));
  CHECK(canvas.find("Strongest links down to 90 % of each reader's attention; width is weight."));
}

TEST_CASE("the grid shows every head of a stack") {
  FakeCanvas canvas;
  draw_picture(canvas, request_of(View::grid));
  CHECK(canvas.find("All encoder heads"));
  CHECK(canvas.images.size() == 32);
}

TEST_CASE("a target is shown behind its source") {
  PictureRequest request = request_of(View::arcs, translated_cat());
  request.head = HeadId{Stack::cross, 1, 0};
  FakeCanvas canvas;
  draw_picture(canvas, request);
  CHECK(canvas.find("“The cat sleeps.” → “Le chat dort.”"));
}

TEST_CASE("a head that is not there is named in the error") {
  PictureRequest request = request_of(View::arcs);
  request.head = HeadId{Stack::encoder, 9, 9};
  CHECK_THROWS_WITH_AS(shown_head(request),
                       "the encoder head L9H9 was asked for, but translator has no such head for this input", Error);
}

TEST_CASE("without guided heads the first head is shown; without any there is one sentence") {
  auto trace = std::make_shared<Trace>(*cat_and_mat());
  trace->roles.clear();
  CHECK(shown_head(request_of(View::arcs, trace)) == HeadId{Stack::encoder, 0, 0});
  trace->weights.clear();
  CHECK_THROWS_AS(shown_head(request_of(View::arcs, trace)), Error);
}

TEST_CASE("a page grows with its text and takes the size that it is given") {
  const Rect small = picture_rect(request_of(View::arcs), FakeMeasure());
  const auto trace = std::make_shared<Trace>(sample_trace(long_text(60), "word3"));
  CHECK(picture_rect(request_of(View::arcs, trace), FakeMeasure()).width > small.width);
  PictureRequest request = request_of(View::heatmap);
  request.width = 500;
  request.height = 400;
  CHECK(picture_rect(request, FakeMeasure()) == Rect{0, 0, 500, 400});
}

TEST_CASE("a text that is far too long for a page is cut with an ellipsis, and the arcs say that it goes on") {
  FakeCanvas canvas;
  PictureRequest request = request_of(View::arcs, std::make_shared<Trace>(sample_trace(long_text(300), "word3")));
  request.width = 800;
  draw_picture(canvas, request);
  bool said = false, cut = false;
  for (const auto& text : canvas.texts) {
    said |= text.text.find("The text goes on beyond the right edge") != std::string::npos || text.text.ends_with("…");
    cut |= text.text.ends_with(" …");
  }
  CHECK(said);
  CHECK(cut);
}
