#pragma once

#include <memory>

#include "core/text/chars_map.h"
#include "core/text/piece_trie.h"

namespace headlight {

/// How SentencePiece prepares a text (Kudo & Richardson 2018; normalizer.cc): characters are mapped by the *longest* entry
/// of its table, spaces become ▁, one more stands in front.
struct SentencePieceNormalizer {
  std::shared_ptr<const CharsMap> map;  // null: characters stay as they are
  PieceTrie kept;                       // pieces that are never mapped
  bool marks_beginning = true;          // "add_dummy_prefix"
  bool removes_extra_spaces = true;     // at both ends, and all but one of several
};

/// Mapped characters share the origin of all that they replace, the ▁ in front that of the first character.
AlignedText normalize_like_sentence_piece(AlignedView text, const SentencePieceNormalizer& options);

}  // namespace headlight
