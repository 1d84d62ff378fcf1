// A SentencePiece model of any bytes is refused with an Error, or cuts any text soundly.
#include "core/base/error.h"
#include "core/format/sentence_piece_file.h"

using namespace headlight;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const SentencePieceFile file = read_sentence_piece({reinterpret_cast<const char*>(data), size}, "input");
    const AlignedText text = normalize_like_sentence_piece(
        read_aligned("The café's 12 cats,  ﬁne\n\u0301<keep>\t漢字 👩‍👩‍👧."), file.normalizer);
    std::size_t end = 0;
    for (const Subword& piece : file.model->tokenize(text)) {
      if (piece.begin != end || piece.end <= piece.begin) __builtin_trap();
      end = piece.end;
    }
    if (end != text.size()) __builtin_trap();
  } catch (const Error&) {
  }
  return 0;
}
