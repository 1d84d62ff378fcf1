#include "app/panels/soft_wrap.h"

#include <doctest/doctest.h>

#include "tests/app/draw/fake_canvas.h"

using namespace headlight;

namespace {

/// Characters are 5 wide.
SoftWrap wrapped(const std::string& text, float width) {
  SoftWrap wrap({10});
  wrap.set(text);
  wrap.fit(width, FakeMeasure());
  return wrap;
}

}  // namespace

TEST_CASE("a line ends at the last space before the edge, which is shown as a newline and stays a space") {
  const SoftWrap wrap = wrapped("one two three four", 45);
  CHECK(wrap.shown() == "one two\nthree\nfour");
  CHECK(wrap.text() == "one two three four");
  CHECK(wrap.lines() == 3);
}

TEST_CASE("a text that fits, one without spaces and an empty one stay as they are") {
  CHECK(wrapped("one two", 45).shown() == "one two");
  CHECK(wrapped("incomprehensibilities", 45).shown() == "incomprehensibilities");
  CHECK(wrapped("", 45).lines() == 1);
}

TEST_CASE("newlines that were typed begin a line of their own") {
  const SoftWrap wrap = wrapped("one two\nthree four", 45);
  CHECK(wrap.shown() == "one two\nthree\nfour");
  CHECK(wrap.text() == "one two\nthree four");
}

TEST_CASE("a word that is longer than a line stands alone on it") {
  CHECK(wrapped("an incomprehensible word", 45).shown() == "an\nincomprehensible\nword");
}

TEST_CASE("typing in a broken text changes the text where the caret stood and nothing else") {
  SoftWrap wrap = wrapped("one two three four", 45);
  wrap.edited("one two\nthrXee\nfour", false);
  CHECK(wrap.text() == "one two thrXee four");
  wrap.fit(45, FakeMeasure());
  CHECK(wrap.shown() == "one two\nthrXee\nfour");
  wrap.edited("one two\nfour", false);
  CHECK(wrap.text() == "one two four");
}

TEST_CASE("a newline that is typed stays; one that an undo brings back was a space") {
  SoftWrap typed = wrapped("one two three four", 45), undone = typed;
  typed.edited("one\n two\nthree\nfour", true);
  CHECK(typed.text() == "one\n two three four");
  undone.edited("", false);
  undone.edited("one two\nthree\nfour", false);
  CHECK(undone.text() == "one two three four");
}

TEST_CASE("another width breaks other lines") {
  SoftWrap wrap = wrapped("one two three four", 45);
  wrap.fit(70, FakeMeasure());
  CHECK(wrap.shown() == "one two three\nfour");
}
