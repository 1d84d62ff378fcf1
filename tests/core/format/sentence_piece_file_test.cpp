#include "core/format/sentence_piece_file.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "tests/core/complaint.h"
#include "tests/core/format/model_folder.h"

using namespace headlight;
using nlohmann::json;

namespace {

std::string tiny() { return model_folder::read(HEADLIGHT_SOURCE_DIR "/tests/golden/tiny.spm"); }

std::vector<std::string> pieces(const SentencePieceFile& file, const std::string& text) {
  const AlignedText normal = normalize_like_sentence_piece(read_aligned(text), file.normalizer);
  std::vector<std::string> pieces;
  for (const auto [id, begin, end] : file.model->tokenize(normal))
    pieces.push_back(to_utf8(AlignedView(normal).subspan(begin, end - begin)));
  return pieces;
}

std::string complaint(const std::string& bytes) {
  return complaint_of([&] { read_sentence_piece(bytes, "toy.spm"); });
}

}  // namespace

TEST_CASE("pieces equal those of SentencePiece, with its mapped characters, user-defined pieces and removed spaces") {
  const json golden = json::parse(model_folder::read(HEADLIGHT_SOURCE_DIR "/tests/golden/tiny-spm.json"));
  const SentencePieceFile file = read_sentence_piece(tiny(), "tiny.spm");
  for (std::size_t i = 0; i < golden["texts"].size(); ++i) {
    const std::string text = golden["texts"][i];
    CAPTURE(text);
    CHECK(pieces(file, text) == golden["pieces"][i].get<std::vector<std::string>>());
  }
}

TEST_CASE("a SentencePiece file that is cut short anywhere, or has a byte changed, is read soundly or refused") {
  const std::string whole = tiny();
  int refused = 0;
  for (std::size_t size = 0; size < whole.size(); size += 7) refused += complaint(whole.substr(0, size)).empty() ? 0 : 1;
  CHECK(refused > 200);
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    try {
      pieces(read_sentence_piece(changed, "toy.spm"), "The caﬁt… é<keep>");
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(complaint("") == "toy.spm has no unknown piece");
}

TEST_CASE("a SentencePiece file says in one sentence what is wrong with it") {
  using namespace std::string_literals;
  CHECK(complaint("\x0A\xFF\x01"s) ==
        "toy.spm is cut short or no SentencePiece model: a field needs 255 bytes, and 0 are left");
  CHECK(complaint(std::string(11, '\xFF')) == "toy.spm is no SentencePiece model: a number has more than 64 bits");
  CHECK(complaint("\x0B"s) == "toy.spm is no SentencePiece model: a field has the wire type 3");
  CHECK(complaint("\x12\x02\x18\x02"s) == "toy.spm is a SentencePiece model with BPE pieces, which Headlight cannot read");
  CHECK(
      complaint("\x1A\x02\x28\x00"s) ==
      "toy.spm is a SentencePiece model with spaces that stay spaces (escape_whitespaces off), which Headlight cannot read");
  CHECK(complaint("\x1A\x06\x12\x04\xFF\xFF\xFF\x7F"s) ==
        "toy.spm has a character map (precompiled_charsmap) that says it has 2147483647 bytes of trie, out of 4 bytes");
  CHECK(complaint("\x0A\x05\x15\x00\x00\xC0\x7F"s) == "toy.spm: the score of piece \"\" is not a number");
}
