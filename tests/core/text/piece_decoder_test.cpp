#include "core/text/piece_decoder.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("bytes become text again, and what is not UTF-8 a replacement character") {
  CHECK(decode_byte_level({"ĠcafÃ", "©"}) == Pieces{" café"});
  CHECK(decode_byte_level({"Ã"}) == Pieces{"\uFFFD"});
  CHECK(decode_byte_fallback({"a", "<0xC3>", "<0xA9>", "b", "<0xC3>", "<0xC3>"}) == Pieces{"a", "é", "b", "\uFFFD\uFFFD"});
  CHECK(decode_byte_fallback({"<0xG1>", "<0x1>"}) == Pieces{"<0xG1>", "<0x1>"});
}

TEST_CASE("WordPiece joins the pieces of a word and, where asked, punctuation to words") {
  CHECK(fuse(decode_word_piece({"don", "'", "t", "un", "##aff", "."}, "##", true)) == Pieces{"don ' t unaff."});
  CHECK(fuse(decode_word_piece({"a", "."}, "##", false)) == Pieces{"a ."});
}

TEST_CASE("suffixes, spaces and ends") {
  CHECK(decode_word_suffix({"a</w>", "b</w>"}, "</w>") == Pieces{"a ", "b"});
  CHECK(join_with_spaces({"a", "b"}) == Pieces{"a", " b"});
  CHECK(strip_pieces({"  a ", " "}, " ", 1, 1) == Pieces{" a", ""});
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX");
}
