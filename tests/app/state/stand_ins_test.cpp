#include "app/state/stand_ins.h"

#include <doctest/doctest.h>

#include "core/text/utf8.h"

using namespace headlight;

TEST_CASE("an emoji becomes a 16-bit character for ImGui and comes back as it was") {
  StandIns stand_ins;
  const std::string text = "I like 🙂 and 𝔸, and 🙂 again.";
  const std::string screen = stand_ins.to_screen(text);
  CHECK(screen != text);
  for (std::size_t at = 0; at < screen.size();) {
    const Decoded character = decode_utf8(screen, at);
    CHECK(character.code < 0x10000);
    at += character.length;
  }
  CHECK(stand_ins.to_model(screen) == text);
}

TEST_CASE("an ideograph of the stand-ins that somebody really typed is not taken for one") {
  StandIns stand_ins;
  const std::string typed = "\xE3\x90\x80";  // U+3400
  CHECK(stand_ins.to_model(stand_ins.to_screen("🙂")) == "🙂");
  CHECK(stand_ins.to_model(stand_ins.to_screen(typed)) == typed);
}

TEST_CASE("characters that fit are left alone") {
  StandIns stand_ins;
  CHECK(stand_ins.to_screen(std::string_view("Café Ελλάδα 東京")) == "Café Ελλάδα 東京");
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD") {
  StandIns stand_ins;
  CHECK(stand_ins.to_screen(std::string_view("a\xFF")) == "a\xEF\xBF\xBD");
}

TEST_CASE("one character more than there are stand-ins is replaced, not confused with another") {
  StandIns stand_ins;
  for (char32_t c = 0; c < 6592; ++c) stand_ins.to_screen(char32_t{0x10000 + c});
  CHECK(stand_ins.to_screen(char32_t{0x1F642}) == replacement_character);
  CHECK(stand_ins.to_model(stand_ins.to_screen(char32_t{0x10000})) == 0x10000);
}
