#include "app/draw/heatmap.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/app/draw/fake_canvas.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const Rect area{100, 50, 440, 450};
const HeadId coreference{Stack::encoder, 2, 0};

HeatmapModel model_of(const Trace& trace, ViewOptions options = {}) {
  return heatmap_model(attention_table(trace, coreference, true), options);
}

Trace long_trace(int words) { return sample_trace(long_text(words), "word1"); }

}  // namespace

TEST_CASE("the grid and its labels stay inside the area") {
  const HeatmapLayout layout = heatmap_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  CHECK(layout.cell > 20);
  CHECK(layout.grid.x - layout.row_label_width >= area.x);
  CHECK(layout.grid.right() <= area.right());
  CHECK(layout.grid.bottom() <= area.bottom());
  CHECK(layout.label_step == 1);
}

TEST_CASE("every cell is found at its centre, zoomed and scrolled or not") {
  const HeatmapModel model = model_of(*cat_and_mat());
  for (const HeatmapWindow window : {HeatmapWindow{}, HeatmapWindow{3, 4, 1.5F}}) {
    const HeatmapLayout layout = heatmap_layout(model, area, FakeMeasure(), window);
    for (const Cell cell : {Cell{4, 4}, Cell{7, 5}, Cell{9, 8}})
      CHECK(layout.cell_at(layout.rect_of(cell).center()) == cell);
  }
}

TEST_CASE("there is no cell outside the grid; row labels are found beside it") {
  const HeatmapLayout layout = heatmap_layout(model_of(*cat_and_mat()), area, FakeMeasure());
  CHECK_FALSE(layout.cell_at({area.x + 2, area.y + 2}));
  CHECK_FALSE(layout.cell_at({layout.grid.right() + 1, layout.grid.y + 5}));
  CHECK(layout.row_label_at({layout.grid.x - 20, layout.rect_of({7, 0}).center().y}) == 7);
  CHECK(layout.row_label_at(layout.grid.center()) == -1);
}

TEST_CASE("zooming keeps the cell under the mouse where it is") {
  const HeatmapModel model = model_of(long_trace(200));
  HeatmapLayout layout = heatmap_layout(model, area, FakeMeasure());
  const Point mouse{layout.grid.x + 200, layout.grid.y + 150};
  const Cell before = *layout.cell_at(mouse);
  layout = heatmap_layout(model, area, FakeMeasure(), zoomed(layout, mouse, 6));
  CHECK(layout.window.zoom == doctest::Approx(6));
  CHECK(layout.cell_at(mouse)->row == before.row);
  CHECK(layout.cell_at(mouse)->column == before.column);
}

TEST_CASE("the window never leaves the matrix, and zoom never falls below 1") {
  const HeatmapModel model = model_of(long_trace(200));
  const HeatmapLayout layout = heatmap_layout(model, area, FakeMeasure(), {1e6F, -50, 4});
  CHECK(layout.window.row == 0);
  CHECK(layout.rect_of({0, 200}).right() == doctest::Approx(layout.grid.right()).epsilon(1e-3));
  CHECK(heatmap_layout(model, area, FakeMeasure(), {0, 0, .1F}).window.zoom == 1);
}

TEST_CASE("dragging by one cell moves the window by one cell") {
  const HeatmapLayout layout = heatmap_layout(model_of(long_trace(200)), area, FakeMeasure(), {50, 50, 4});
  const HeatmapWindow window = panned(layout, {layout.cell, -layout.cell});
  CHECK(window.column == doctest::Approx(layout.window.column - 1));
  CHECK(window.row == doctest::Approx(layout.window.row + 1));
}

TEST_CASE("cells of a short text are drawn one by one, with the weights that matter written on them") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(*cat_and_mat());
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas), {}, std::nullopt, light_theme());
  CHECK(canvas.filled.size() == 144);
  CHECK(canvas.images.empty());
  CHECK(canvas.find(".87"));
  CHECK(canvas.clips == 0);
}

TEST_CASE("a long text is one texture however large, and labels thin out until they fit") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(long_trace(200));
  const HeatmapLayout layout = heatmap_layout(model, area, canvas);
  draw_heatmap(canvas, model, layout, {}, std::nullopt, light_theme());
  CHECK(canvas.images.size() == 1);
  CHECK(canvas.images[0].bitmap == model.levels[0].tiles[0]);
  for (const Rect& rect : canvas.filled) CHECK(rect.y >= layout.grid.bottom());  // of the scale, none is a cell
  CHECK(static_cast<float>(layout.label_step) * layout.cell >= layout.label_size * 1.4F);
  CHECK(canvas.texts.size() < 100);
}

TEST_CASE("where cells are smaller than pixels the strongest of each block is drawn, and said so") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(long_trace(511));
  const HeatmapLayout layout = heatmap_layout(model, area, canvas);
  draw_heatmap(canvas, model, layout, {}, std::nullopt, light_theme());
  CHECK(layout.level == 1);
  CHECK(canvas.images[0].bitmap == model.levels[1].tiles[0]);
  CHECK(canvas.find("each pixel: strongest of 2 × 2; zoom in for all"));
  const HeatmapLayout near = heatmap_layout(model, area, canvas, {0, 0, 4});
  CHECK(near.level == 0);
}

TEST_CASE("of a very long text only the tiles in sight are drawn, each where its cells are") {
  FakeCanvas canvas;
  AttentionTable table;
  for (int i = 0; i < 1500; ++i) table.queries.push_back({"word", 0, 0, i});
  table.keys = table.queries;
  table.weights = Matrix::Zero(1500, 1500);
  const HeatmapModel model = heatmap_model(table, {});
  REQUIRE(model.levels[0].tiles.size() == 9);
  const HeatmapLayout layout = heatmap_layout(model, area, canvas, {600, 1100, 8});
  REQUIRE(layout.level == 0);
  REQUIRE_FALSE(layout.single_cells);
  draw_heatmap(canvas, model, layout, {}, std::nullopt, light_theme());
  REQUIRE(canvas.images.size() == 1);
  CHECK(canvas.images[0].bitmap == model.levels[0].tiles[7]);
  const Rect first = layout.rect_of({1024, 512});
  CHECK(canvas.images[0].rect.x == doctest::Approx(first.x));
  CHECK(canvas.images[0].rect.y == doctest::Approx(first.y));
  CHECK(canvas.images[0].rect.width == doctest::Approx(512 * layout.cell));
}

TEST_CASE("zoomed in, only the visible cells of a long text are drawn") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(long_trace(511));
  const HeatmapLayout layout = heatmap_layout(model, area, canvas, {100, 100, 40});
  CHECK(layout.single_cells);
  draw_heatmap(canvas, model, layout, {}, std::nullopt, light_theme());
  CHECK(canvas.images.empty());
  CHECK(canvas.filled.size() < 600);
}

TEST_CASE("the selected reader's row is framed; its label and what it read most are bold") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(*cat_and_mat());
  const HeatmapLayout layout = heatmap_layout(model, area, canvas);
  draw_heatmap(canvas, model, layout, {7, -1}, std::nullopt, light_theme());
  std::set<std::string> bold;
  for (const auto& text : canvas.texts)
    if (text.style.weight == Weight::bold) bold.insert(text.text);
  CHECK(bold == std::set<std::string>{"it", "mat"});
  CHECK(canvas.stroked.back().y == layout.rect_of({7, 0}).y);
}

TEST_CASE("the axes say which way readers run") {
  FakeCanvas plain, turned;
  const HeatmapModel model = model_of(*cat_and_mat()), transposed = model_of(*cat_and_mat(), {.transpose = true});
  draw_heatmap(plain, model, heatmap_layout(model, area, plain), {}, std::nullopt, light_theme());
  draw_heatmap(turned, transposed, heatmap_layout(transposed, area, turned), {}, std::nullopt, light_theme());
  CHECK(plain.find("reader ↓"));
  CHECK(turned.find("reader →"));
}

TEST_CASE("column labels are turned upwards by 45 degrees") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(*cat_and_mat());
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas), {}, std::nullopt, light_theme());
  int turned = 0;
  for (const auto& text : canvas.texts) turned += text.degrees == -45;
  CHECK(turned == 12);
}

TEST_CASE("grids side by side line up when each gets the room of both") {
  const HeatmapModel before = model_of(*cat_and_mat());
  const HeatmapModel difference = difference_model(attention_table(*cat_and_mat(), coreference, true),
                                                   attention_table(*tired_cat(), coreference, true), {});
  const HeatmapLayout a = heatmap_layout(before, area, FakeMeasure()), b = heatmap_layout(difference, area, FakeMeasure());
  CHECK(a.grid.y != b.grid.y);
  const LabelRoom both = widest(a.room, b.room);
  CHECK(heatmap_layout(before, area, FakeMeasure(), {}, both).grid ==
        heatmap_layout(difference, area, FakeMeasure(), {}, both).grid);
}

TEST_CASE("a sentence of 22 words takes few vertices: its cells are plain, their outline is one rectangle") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(long_trace(21));
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas), {}, std::nullopt, light_theme());
  CHECK(canvas.filled.size() <= 22 * 22 + 43 + 1);
  CHECK(canvas.stroked.empty());
}

TEST_CASE("an area that is far too small and an empty matrix are survived") {
  FakeCanvas canvas;
  const HeatmapModel model = model_of(*cat_and_mat()), empty = heatmap_model({}, {});
  draw_heatmap(canvas, model, heatmap_layout(model, {0, 0, 5, 5}, canvas), {7, -1}, Cell{0, 0}, light_theme());
  draw_heatmap(canvas, empty, heatmap_layout(empty, area, canvas), {7, -1}, std::nullopt, light_theme());
  CHECK(canvas.clips == 0);
}

TEST_CASE("the longest word of a long text does not take the room of its heatmap") {
  AttentionTable table;
  for (int i = 0; i < 400; ++i) table.queries.push_back({i == 7 ? std::string(80, 'x') : "word", 0, 0, i});
  table.keys = table.queries;
  table.weights = Matrix::Zero(400, 400);
  const HeatmapModel model = heatmap_model(table, {});
  const HeatmapLayout layout = heatmap_layout(model, area, FakeMeasure());
  CHECK(layout.row_label_width <= 76);
  CHECK(layout.grid.width > area.width * .6F);
}
