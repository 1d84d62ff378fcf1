#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>

#include "app/draw/arcs.h"
#include "app/draw/heatmap.h"
#include "app/draw/overview.h"
#include "app/draw/picture.h"
#include "app/draw/reader.h"
#include "app/platform/export.h"
#include "core/base/error.h"
#include "tests/app/draw/golden.h"
#include "tests/app/sample_trace.h"

using namespace headlight;

namespace {

const HeadId coreference{Stack::encoder, 2, 0}, previous{Stack::encoder, 0, 0};

AttentionTable table_of(const TracePtr& trace, HeadId head) { return attention_table(*trace, head, true); }

/// Draws on a page of its own and compares; says so loudly where nothing can be drawn.
void check(const std::string& name, Rect page, const Theme& theme, const std::function<void(Canvas&)>& draw,
           float scale = 1) {
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);  // the same pixels with and without a graphics card
  try {
    const Bitmap picture = render(
        [&](Canvas& canvas) {
          canvas.fill_rect(page, theme.background);
          draw(canvas);
        },
        page, scale);
    const std::string problem = compare_with_golden(name, picture);
    CHECK_MESSAGE(problem.empty(), problem);
  } catch (const Error& error) {
    MESSAGE("SKIPPED, no picture can be drawn here: " << error.what());
  }
}

void draw_arcs_of(Canvas& canvas, const AttentionTable& table, Rect area, ArcsStyle style, const Theme& theme,
                  const AttentionTable* second = nullptr) {
  const ArcsModel model = arcs_model(table, {}, second);
  draw_arcs(canvas, model, arcs_layout(model, area, canvas), style, theme);
}

void draw_heatmap_of(Canvas& canvas, const HeatmapModel& model, Rect area, Selection selection, const Theme& theme,
                     HeatmapWindow window = {}) {
  draw_heatmap(canvas, model, heatmap_layout(model, area, canvas, window), selection, std::nullopt, theme);
}

ArcsStyle style_of(Selection selection, bool only_selected) {
  ArcsStyle style;
  style.selection = selection;
  style.only_selected = only_selected;
  return style;
}

}  // namespace

TEST_CASE("picture: the arc from it to mat") {
  check("arcs", {0, 0, 860, 180}, light_theme(), [](Canvas& canvas) {
    draw_arcs_of(canvas, table_of(cat_and_mat(), coreference), {0, 0, 860, 180}, style_of({7, -1}, true), light_theme());
  });
}

TEST_CASE("picture: the same arc in the dark, pinned, over all others") {
  check("arcs-dark", {0, 0, 600, 150}, dark_theme(), [](Canvas& canvas) {
    draw_arcs_of(canvas, table_of(cat_and_mat(), coreference), {0, 0, 600, 150}, style_of({7, -1}, false), dark_theme());
  });
}

TEST_CASE("picture: two heads, one above and one below the line, nothing selected") {
  check("arcs-two-heads", {0, 0, 700, 240}, light_theme(), [](Canvas& canvas) {
    const AttentionTable second = table_of(cat_and_mat(), previous);
    draw_arcs_of(canvas, table_of(cat_and_mat(), coreference), {0, 0, 700, 240}, {}, light_theme(), &second);
  });
}

TEST_CASE("picture: cross-attention in two rows") {
  check("arcs-cross", {0, 0, 420, 200}, light_theme(), [](Canvas& canvas) {
    draw_arcs_of(canvas, table_of(translated_cat(), {Stack::cross, 0, 0}), {0, 0, 420, 200}, style_of({2, -1}, false),
                 light_theme());
  });
}

TEST_CASE("picture: the heatmap with its selected reader") {
  check("heatmap", {0, 0, 440, 420}, light_theme(), [](Canvas& canvas) {
    draw_heatmap_of(canvas, heatmap_model(table_of(cat_and_mat(), coreference), {}), {0, 0, 440, 420}, {7, -1},
                    light_theme());
  });
}

TEST_CASE("picture: the heatmap transposed, in the dark") {
  check("heatmap-transposed-dark", {0, 0, 400, 360}, dark_theme(), [](Canvas& canvas) {
    const HeatmapModel model = heatmap_model(table_of(cat_and_mat(), coreference), {.transpose = true});
    draw_heatmap_of(canvas, model, {0, 0, 400, 360}, {7, -1}, dark_theme());
  });
}

TEST_CASE("picture: what changes from soft to tired") {
  check("heatmap-difference", {0, 0, 440, 440}, light_theme(), [](Canvas& canvas) {
    const HeatmapModel model =
        difference_model(table_of(cat_and_mat(), coreference), table_of(tired_cat(), coreference), {});
    draw_heatmap_of(canvas, model, {0, 0, 440, 400}, {7, -1}, light_theme());
    draw_scale(canvas, {260, 405, 160, 8}, true, light_theme());
  });
}

TEST_CASE("picture: a long text as one texture, and zoomed in") {
  check("heatmap-long", {0, 0, 640, 330}, light_theme(), [](Canvas& canvas) {
    const Trace trace = sample_trace(long_text(79), "word7");
    const HeatmapModel model = heatmap_model(attention_table(trace, previous, true), {});
    draw_heatmap_of(canvas, model, {0, 0, 320, 330}, {20, -1}, light_theme());
    draw_heatmap_of(canvas, model, {320, 0, 320, 330}, {20, -1}, light_theme(), {10, 10, 5});
  });
}

TEST_CASE("picture: all heads, one locked and one hovered") {
  check("overview", {0, 0, 420, 400}, light_theme(), [](Canvas& canvas) {
    const OverviewModel model = overview_model(*cat_and_mat(), Stack::encoder, {});
    draw_overview(canvas, model, overview_layout(model, {0, 0, 420, 400}), coreference, previous, light_theme());
  });
}

TEST_CASE("picture: what it read, in presenter size") {
  check(
      "reader-presenter", {0, 0, 270, 320}, dark_theme(),
      [](Canvas& canvas) {
        const TracePtr trace = cat_and_mat();
        const ReaderModel model = reader_model(table_of(trace, coreference), role_of(*trace, coreference), {7, -1});
        draw_reader(canvas, model, reader_layout(model, {10, 10, 250, 300}, canvas), dark_theme());
      },
      1.6F);
}

TEST_CASE("picture: an exported page explains itself") {
  PictureRequest request;
  request.trace = cat_and_mat();
  check("page", {0, 0, 900, 400}, light_theme(), [&](Canvas& canvas) {
    request.width = 900;
    request.height = 400;
    draw_picture(canvas, request);
  });
}
