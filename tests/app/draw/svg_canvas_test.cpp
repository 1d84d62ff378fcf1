#include "app/draw/svg_canvas.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "tests/app/draw/fake_canvas.h"

using namespace headlight;

namespace {

std::string drawn(const std::function<void(SvgCanvas&)>& draw) {
  const FakeMeasure measure;
  SvgCanvas canvas(200, 100, measure, 2);
  draw(canvas);
  return canvas.document();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page is scaled from outside and drawn in its own pixels") {
  const std::string svg = drawn([](SvgCanvas&) {});
  CHECK(contains(svg, R"(width="400" height="200" viewBox="0 0 200 100")"));
  CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("text stays text, in our fonts, as wide as on the screen") {
  const std::string svg = drawn([](SvgCanvas& canvas) {
    canvas.text({10, 20}, "mat", {24, Weight::bold}, {1, 2, 3}, Anchor::center);
  });
  CHECK(contains(svg, R"(font-family="Inter, sans-serif" font-size="24" font-weight="700")"));
  CHECK(contains(svg, R"(textLength="36")"));
  CHECK(contains(svg, R"(text-anchor="middle")"));
  CHECK(contains(svg, ">mat</text>"));
}

TEST_CASE("no text breaks the document: markup is escaped, what XML forbids is replaced") {
  const std::string svg = drawn([](SvgCanvas& canvas) {
    canvas.text({0, 0}, std::string_view("<b>&\"\0\x01\x1b\xff\xed\xa0\x80]]>", 16), {12}, {});
  });
  CHECK(contains(svg, "&lt;b&gt;&amp;\""));
  CHECK(contains(svg, "]]&gt;"));
  CHECK(svg.find('\0') == std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(svg.find('\x1b') == std::string::npos);
  CHECK(svg.find('\xff') == std::string::npos);
}

TEST_CASE("translucent colours say their opacity, opaque ones do not") {
  CHECK(contains(drawn([](SvgCanvas& canvas) {
                   canvas.fill_rect({0, 0, 1, 1}, Color{255, 0, 0, 51});
                 }),
                 R"(fill-opacity="0.2")"));
  CHECK_FALSE(contains(drawn([](SvgCanvas& canvas) { canvas.fill_rect({0, 0, 1, 1}, {255, 0, 0}); }), "opacity"));
}

TEST_CASE("a curve is a path, dashed or with round ends") {
  const Curve solid{{0, 1}, {2, 3}, {4, 5}, {6, 7}, 2, 0}, dashed{{0, 1}, {2, 3}, {4, 5}, {6, 7}, 2, 4};
  CHECK(contains(drawn([&](SvgCanvas& canvas) { canvas.curve(solid, {}); }), R"(d="M0 1 C2 3 4 5 6 7")"));
  CHECK(contains(drawn([&](SvgCanvas& canvas) { canvas.curve(dashed, {}); }), R"(stroke-dasharray="4")"));
}

TEST_CASE("turned text is turned around its anchor") {
  CHECK(contains(drawn([](SvgCanvas& canvas) {
                   canvas.text({10, 20}, "cat", {13}, {}, Anchor::left, -45);
                 }),
                 R"x(transform="rotate(-45 10 20)")x"));
}

TEST_CASE("a bitmap is inside the document, and part of one is cut out") {
  const auto bitmap = std::make_shared<Bitmap>(Bitmap{4, 2, std::vector<std::uint8_t>(32, 200)});
  const std::string whole = drawn([&](SvgCanvas& canvas) { canvas.image(bitmap, {0, 0, 40, 20}); });
  CHECK(contains(whole, "data:image/png;base64,iVBORw0KGgo"));
  CHECK(contains(whole, "image-rendering:pixelated"));
  CHECK(drawn([&](SvgCanvas& canvas) { canvas.image(bitmap, {0, 0, 40, 20}, {2, 0, 2, 2}); }) != whole);
}

TEST_CASE("clips are nested groups that are closed in any case") {
  const std::string svg = drawn([](SvgCanvas& canvas) {
    canvas.push_clip({0, 0, 10, 10});
    canvas.push_clip({1, 1, 5, 5});
    canvas.pop_clip();
  });
  CHECK(contains(svg, R"x(clip-path="url(#clip1)")x"));
  CHECK(contains(svg, "</g>\n</g>\n</svg>"));
}

TEST_CASE("numbers that are not finite never reach the document") {
  const std::string svg = drawn([](SvgCanvas& canvas) { canvas.fill_rect({0.F / 1, 1e30F, std::nanf(""), -INFINITY}, {}); });
  CHECK_FALSE(contains(svg, "nan"));
  CHECK_FALSE(contains(svg, "inf"));
}

TEST_CASE("small bitmaps are magnified in the file, so that viewers that smooth images still show sharp cells") {
  const auto bitmap = std::make_shared<Bitmap>(Bitmap{4, 2, std::vector<std::uint8_t>(32, 200)});
  const std::string small = drawn([&](SvgCanvas& canvas) { canvas.image(bitmap, {0, 0, 4, 2}); });
  const std::string large = drawn([&](SvgCanvas& canvas) { canvas.image(bitmap, {0, 0, 40, 20}); });
  const auto width_of = [](const std::string& svg) {
    return svg.substr(svg.find("base64,") + 7, 28);
  };  // up to the end of the width
  CHECK(width_of(small) != width_of(large));
}
