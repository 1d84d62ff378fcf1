#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/sentence_piece.h"
#include "core/text/unigram.h"

namespace headlight {

/// What a SentencePiece file (*.spm, *.model) says of a Unigram model.
struct SentencePieceFile {
  std::unique_ptr<const Unigram> model;
  SentencePieceNormalizer normalizer;
};

/// Reads sentencepiece_model.proto (github.com/google/sentencepiece). Nothing in `bytes` is trusted. Throws Error, naming
/// `name`, for what is broken and for models and options that Headlight does not know.
SentencePieceFile read_sentence_piece(std::string_view bytes, const std::string& name);

}  // namespace headlight
