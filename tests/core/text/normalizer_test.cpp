#include "core/text/normalizer.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

std::string nfc(std::string_view text) { return to_utf8(compose_canonically(read_aligned(text))); }
std::string lower(std::string_view text) { return to_utf8(to_lower_case(read_aligned(text))); }

}  // namespace

TEST_CASE("marks are composed with their letters, in any order and through others") {
  CHECK(nfc("e\u0301") == "\u00E9");
  CHECK(nfc("a\u0302\u0323") == "\u1EAD");       // ordered first: dot below, then circumflex
  CHECK(nfc("\u212B") == "\u00C5");              // a sign that is another character
  CHECK(nfc("\u1100\u1161\u11A8") == "\uAC01");  // Hangul
  CHECK(nfc("\u0344") == "\u0308\u0301");        // stays apart
  CHECK(nfc("\u0958") == "\u0915\u093C");        // excluded from composition
  CHECK(nfc("q\u0307\u0323") == "q\u0323\u0307");
}

TEST_CASE("a composed character keeps the bytes of its letter") {
  const AlignedText text = compose_canonically(read_aligned("xe\u0301y"));
  CHECK(text == AlignedText{{U'x', 0, 1}, {U'\u00E9', 1, 2}, {U'y', 4, 5}});
}

TEST_CASE("lower case may change the number of bytes and of characters; the origin is kept") {
  CHECK(lower("\u0130STANBUL") == "i\u0307stanbul");
  CHECK(lower("\u1E9E\u03A3") == "\u00DF\u03C3");
  const AlignedText text = to_lower_case(read_aligned("a\u0130b"));
  CHECK(text == AlignedText{{U'a', 0, 1}, {U'i', 1, 3}, {U'\u0307', 1, 3}, {U'b', 3, 4}});
}

TEST_CASE("steps are applied in order") {
  CHECK(to_utf8(normalize(read_aligned("E\u0301"), {Normalizer::nfc, Normalizer::lower_case})) == "\u00E9");
  CHECK(normalize({}, {Normalizer::nfc, Normalizer::lower_case}).empty());
}
