#include "app/draw/text.h"

#include <doctest/doctest.h>

#include "core/text/utf8.h"
#include "tests/app/draw/fake_canvas.h"

using namespace headlight;

namespace {

constexpr TextStyle style{10};  // FakeMeasure: 5 a byte

}  // namespace

TEST_CASE("text that fits is left alone; text that does not ends in an ellipsis and fits") {
  CHECK(fitted(FakeMeasure(), "short", style, 25) == "short");
  const std::string cut = fitted(FakeMeasure(), "much too long", style, 40);
  CHECK(cut == "much …");
  CHECK(FakeMeasure().text_width(cut, style) <= 40);
}

TEST_CASE("shortening never cuts through a character") {
  for (float width = 0; width < 60; ++width) {
    const std::string cut = fitted(FakeMeasure(), "éàü€𝄞é", style, width);
    CHECK(valid_utf8(cut) == cut);
  }
}

TEST_CASE("lines are broken at spaces") {
  CHECK(wrapped(FakeMeasure(), "the cat sat on the mat", style, 50) ==
        std::vector<std::string>{"the cat", "sat on the", "mat"});
}

TEST_CASE("a word that is too long alone is broken where it must be, and nothing is lost") {
  CHECK(wrapped(FakeMeasure(), "abcdefghijkl", style, 25) == std::vector<std::string>{"abcde", "fghij", "kl"});
}

TEST_CASE("newlines are kept, empty text has no lines, and no width is too small to end") {
  CHECK(wrapped(FakeMeasure(), "a\nb", style, 100) == std::vector<std::string>{"a", "b"});
  CHECK(wrapped(FakeMeasure(), "", style, 100).empty());
  CHECK(wrapped(FakeMeasure(), "abc", style, 0).size() == 3);
}
