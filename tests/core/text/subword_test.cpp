#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/text/bpe.h"
#include "core/text/unigram.h"
#include "core/text/word_piece.h"

using namespace headlight;

namespace {

std::vector<std::string> pieces(const SubwordModel& model, std::string_view text) {
  const AlignedText characters = read_aligned(text);
  std::vector<std::string> pieces;
  for (const auto [id, begin, end] : model.tokenize(characters))
    pieces.push_back(to_utf8(AlignedView(characters).subspan(begin, end - begin)) + ":" + std::to_string(id));
  return pieces;
}

using Pieces = std::vector<std::string>;

/// The example in the documentation of Hugging Face tokenizers' Unigram.
const Unigram letters({{"<unk>", 0}, {"a", 0}, {"b", 0}, {"c", 0}, {"d", 0}, {"cd", 1}, {"ab", 2}, {"abc", 5}, {"abcd", 10}},
                      {.unknown_id = 0});

}  // namespace

TEST_CASE("Unigram finds the most probable pieces; unknown neighbours are one token") {
  CHECK(pieces(letters, "abcdacdxx") == Pieces{"abcd:8", "a:1", "cd:5", "xx:0"});
  CHECK(pieces(letters, "xéax") == Pieces{"xé:0", "a:1", "x:0"});
}

TEST_CASE("of two equally probable ways Unigram keeps the one found first") {
  const Unigram even({{"<unk>", 0}, {"a", -1}, {"b", -1}, {"ab", -2}}, {.unknown_id = 0});
  CHECK(pieces(even, "ab") == Pieces{"ab:3"});
}

TEST_CASE("a vocabulary without an unknown piece names the character that it lacks") {
  const Unigram strict({{"a", -1}}, {});
  CHECK_THROWS_WITH_AS(pieces(strict, "aé"), "the vocabulary has no unknown piece, but the text has \"é\"", Error);
}

TEST_CASE("of pieces written twice the later id counts") {
  CHECK(pieces(Unigram({{"a", -1}, {"a", -1}}, {}), "a") == Pieces{"a:1"});
}

TEST_CASE("BPE joins the pair that comes first in its list, again and again") {
  const Vocabulary vocabulary({"<unk>", "l", "o", "w", "e", "r", "lo", "low", "er", "ow"});
  const Bpe model(vocabulary, {{"l", "o"}, {"e", "r"}, {"lo", "w"}, {"o", "w"}}, {.unknown_id = 0}, "toy");
  CHECK(pieces(model, "lower") == Pieces{"low:7", "er:8"});
  CHECK(pieces(model, "ow") == Pieces{"ow:9"});
  CHECK(pieces(model, "lo\u00E9\u00E9r") == Pieces{"lo:6", "\u00E9:0", "\u00E9:0", "r:5"});
  const Bpe fusing(vocabulary, {}, {.unknown_id = 0, .fuse_unknown = true}, "toy");
  CHECK(pieces(fusing, "xyr") == Pieces{"xy:0", "r:5"});
  const Bpe whole(vocabulary, {}, {.ignore_merges = true}, "toy");
  CHECK(pieces(whole, "low") == Pieces{"low:7"});
}

TEST_CASE("a merge outside the vocabulary is refused") {
  CHECK_THROWS_WITH_AS(Bpe(Vocabulary({"a", "b"}), {{"a", "b"}}, {}, "toy"),
                       "toy merges \"a\" and \"b\", which its vocabulary does not have", Error);
}

TEST_CASE("unknown characters are written as the pieces of their bytes where there are such") {
  const Vocabulary vocabulary({"<unk>", "a", "<0xC3>", "<0xA9>"});
  CHECK(pieces(Bpe(vocabulary, {}, {.unknown_id = 0, .byte_fallback = true}, "toy"), "aéñ") ==
        Pieces{"a:1", "é:2", "é:3", "ñ:0"});
  const Unigram unigram({{"<unk>", 0}, {"a", -1}, {"<0xC3>", -5}, {"<0xA9>", -5}}, {.unknown_id = 0, .byte_fallback = true});
  CHECK(pieces(unigram, "éa") == Pieces{"é:2", "é:3", "a:1"});
  CHECK(pieces(unigram, "éñ") == Pieces{"éñ:0"});  // unknown together
}

TEST_CASE("BPE may mark the characters inside a word and at its end") {
  const Vocabulary vocabulary({"a", "##b", "##c</w>", "a##b", "##b</w>", "ab", "abc</w>"});
  const Bpe prefixed(vocabulary, {{"a", "##b"}, {"ab", "##c</w>"}}, {.continuing_prefix = "##", .word_suffix = "</w>"},
                     "toy");
  CHECK(pieces(prefixed, "abc") == Pieces{"abc:6"});
  CHECK(pieces(prefixed, "ab") == Pieces{"a:0", "b:4"});
}

TEST_CASE("WordPiece takes the longest piece each time; a word that does not come out even is unknown") {
  const Vocabulary vocabulary({"[UNK]", "un", "##aff", "##able", "##a", "u", "##ff"});
  const WordPiece model(vocabulary, {.unknown_id = 0, .longest_word = 10});
  CHECK(pieces(model, "unaffable") == Pieces{"un:1", "aff:2", "able:3"});
  CHECK(pieces(model, "unaffx") == Pieces{"unaffx:0"});
  CHECK(pieces(model, "unaffaaaaaa") == Pieces{"unaffaaaaaa:0"});  // too long
}
