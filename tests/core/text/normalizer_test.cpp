#include "core/text/normalizer.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/text/normal_form.h"

using namespace headlight;

namespace {

std::string lower(std::string_view text) { return to_utf8(to_lower_case(read_aligned(text))); }

}  // namespace

TEST_CASE("lower case may change the number of bytes and of characters; the origin is kept") {
  CHECK(lower("\u0130STANBUL") == "i\u0307stanbul");
  CHECK(lower("\u1E9E\u03A3") == "\u00DF\u03C3");
  const AlignedText text = to_lower_case(read_aligned("a\u0130b"));
  CHECK(text == AlignedText{{U'a', 0, 1}, {U'i', 1, 3}, {U'\u0307', 1, 3}, {U'b', 3, 4}});
}

TEST_CASE("marks are removed only where they stand apart from their letters") {
  CHECK(to_utf8(remove_marks(read_aligned("e\u0301\u00E9"))) == "e\u00E9");
}

TEST_CASE("white space is stripped at the ends that are asked for") {
  CHECK(to_utf8(strip(read_aligned(" \ta b\u3000"), true, true)) == "a b");
  CHECK(to_utf8(strip(read_aligned("  "), true, true)).empty());
  CHECK(to_utf8(strip(read_aligned(" a "), false, true)) == " a");
}

TEST_CASE("a prefix shares the origin of the first character") {
  const AlignedText prefix = read_aligned("<>");
  CHECK(prepend(read_aligned("\u00E9"), prefix) == AlignedText{{U'<', 0, 2}, {U'>', 0, 2}, {U'\u00E9', 0, 2}});
  CHECK(prepend({}, prefix).empty());
}

TEST_CASE("what replaces a match shares the origin of its last character") {
  const Expression double_space = Expression::plain("  ", "toy");
  const AlignedText replaced = replace(read_aligned("a  b"), double_space, read_aligned("xy"));
  CHECK(replaced == AlignedText{{U'a', 0, 1}, {U'x', 2, 3}, {U'y', 2, 3}, {U'b', 3, 4}});
}

TEST_CASE("no normalizer may fill the memory") {
  const Expression letter = Expression::plain("a", "toy");
  const AlignedText longer = read_aligned(std::string(1000, 'a'));
  const Normalizer grow = [&](const AlignedText& text) { return replace(text, letter, longer); };
  CHECK_THROWS_WITH_AS(normalize(read_aligned("a"), {grow, grow, grow}),
                       "the normalized text would have more than 33554432 characters", Error);
}

TEST_CASE("steps are applied in order") {
  const std::vector<Normalizer> steps = {[](const AlignedText& text) { return to_normal_form(text, NormalForm::nfc); },
                                         [](const AlignedText& text) { return to_lower_case(text); }};
  CHECK(to_utf8(normalize(read_aligned("E\u0301"), steps)) == "\u00E9");
  CHECK(normalize({}, steps).empty());
}
