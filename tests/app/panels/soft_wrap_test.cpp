#include "app/panels/soft_wrap.h"

#include <doctest/doctest.h>

#include "tests/app/draw/fake_canvas.h"

using namespace headlight;

namespace {

/// Bytes are 5 wide.
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

TEST_CASE("a text that fits and an empty one stay as they are") {
  CHECK(wrapped("one two", 45).shown() == "one two");
  CHECK(wrapped("", 45).lines() == 1);
}

TEST_CASE("newlines that were typed begin a line of their own") {
  const SoftWrap wrap = wrapped("one two\nthree four", 45);
  CHECK(wrap.shown() == "one two\nthree\nfour");
  CHECK(wrap.text() == "one two\nthree four");
}

TEST_CASE("a word that is wider than a line is broken where it must be, and the text does not know") {
  const SoftWrap wrap = wrapped("an incomprehensible word", 45);
  CHECK(wrap.shown() == "an\nincompreh\nensible\nword");
  CHECK(wrap.text() == "an incomprehensible word");
  CHECK(wrap.lines() == 4);
  CHECK(wrapped("東京都東京都", 30).shown() == "東京\n都東\n京都");
  CHECK(wrapped("ab", 2).shown() == "a\nb");
}

TEST_CASE("a place in the text has its place in what is shown, and the other way round") {
  const SoftWrap wrap = wrapped("incomprehensible", 45);  // incompreh|ensible
  CHECK(wrap.in_shown(8) == 8);
  CHECK(wrap.in_shown(9) == 10);
  CHECK(wrap.in_shown(16) == 17);
  CHECK(wrap.in_text(9) == 9);
  CHECK(wrap.in_text(10) == 9);
  CHECK(wrap.in_text(17) == 16);
}

TEST_CASE("typing in a broken text changes the text where the caret stood and nothing else") {
  SoftWrap wrap = wrapped("one two three four", 45);
  CHECK(wrap.edited("one two\nthrXee\nfour", 11, 12) == TextEdit{11, "", "X"});
  CHECK(wrap.text() == "one two thrXee four");
  wrap.fit(45, FakeMeasure());
  CHECK(wrap.shown() == "one two\nthrXee\nfour");
  wrap.edited("one two\nfour", 15, 8);
  CHECK(wrap.text() == "one two four");
}

TEST_CASE("typing in a broken word does not bring the line's end into the text") {
  SoftWrap wrap = wrapped("incomprehensible", 45);
  CHECK(wrap.edited("incompXreh\nensible", 6, 7) == TextEdit{6, "", "X"});
  wrap.fit(45, FakeMeasure());
  CHECK(wrap.shown() == "incompXre\nhensible");
  wrap.edited("incoible", 15, 4);
  CHECK(wrap.text() == "incoible");
}

TEST_CASE("who deletes the end of a line in a broken word means the character beside it") {
  SoftWrap backspace = wrapped("incomprehensible", 45), erase = backspace, wide = wrapped("東京都東京都", 30);
  CHECK(backspace.edited("incomprehensible", 10, 9) == TextEdit{8, "h", ""});
  CHECK(backspace.text() == "incompreensible");
  CHECK(erase.edited("incomprehensible", 9, 9) == TextEdit{9, "e", ""});
  CHECK(erase.text() == "incomprehnsible");
  wide.edited("東京都東\n京都", 7, 6);
  CHECK(wide.text() == "東都東京都");
}

TEST_CASE("a newline that is typed stays, at the end of a line too") {
  SoftWrap words = wrapped("one two three four", 45), word = wrapped("incomprehensible", 45);
  words.edited("one\n two\nthree\nfour", 3, 4);
  CHECK(words.text() == "one\n two three four");
  word.edited("incompreh\n\nensible", 9, 10);
  CHECK(word.text() == "incompreh\nensible");
}

TEST_CASE("an edit that is taken back leaves the text as it was") {
  SoftWrap wrap = wrapped("one two three four", 45);
  const TextEdit edit = wrap.edited("one two\nfour", 14, 8);
  CHECK(edit == TextEdit{8, "three ", ""});
  wrap.apply(edit.inverse());
  CHECK(wrap.text() == "one two three four");
}

TEST_CASE("another width breaks other lines") {
  SoftWrap wrap = wrapped("one two three four", 45);
  wrap.fit(70, FakeMeasure());
  CHECK(wrap.shown() == "one two three\nfour");
}
