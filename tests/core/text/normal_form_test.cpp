#include "core/text/normal_form.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

std::string formed(std::string_view text, NormalForm form) { return to_utf8(to_normal_form(read_aligned(text), form)); }
std::string nfc(std::string_view text) { return formed(text, NormalForm::nfc); }

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
  const AlignedText text = to_normal_form(read_aligned("xe\u0301y"), NormalForm::nfc);
  CHECK(text == AlignedText{{U'x', 0, 1}, {U'\u00E9', 1, 2}, {U'y', 4, 5}});
}

TEST_CASE("the four normal forms") {
  const std::string text = "\u00E9\uFB01\u1E9B\u0323";  // é, the ligature fi, long s with dots above and below
  CHECK(formed(text, NormalForm::nfd) == "e\u0301\uFB01\u017F\u0323\u0307");
  CHECK(formed(text, NormalForm::nfc) == "\u00E9\uFB01\u1E9B\u0323");
  CHECK(formed(text, NormalForm::nfkd) == "e\u0301fis\u0323\u0307");
  CHECK(formed(text, NormalForm::nfkc) == "\u00E9fi\u1E69");
  CHECK(formed("\u00A0", NormalForm::nfkc) == " ");
}
