#pragma once

#include <string>

#include "core/text/piece_trie.h"
#include "core/text/subword_model.h"
#include "core/text/vocabulary.h"

namespace headlight {

struct WordPieceOptions {
  int unknown_id = 0;
  std::string continuing_prefix = "##";  // of pieces that continue a word
  std::size_t longest_word = 100;        // characters; longer words are unknown
};

/// Wu et al. 2016 as BERT uses it (Devlin et al. 2019, tokenization.py): from left to right, each time the longest piece
/// that fits; a word that cannot be cut like that is one unknown piece.
class WordPiece final : public SubwordModel {
 public:
  WordPiece(Vocabulary vocabulary, WordPieceOptions options);

  std::vector<Subword> tokenize(AlignedView text) const override;
  int vocabulary_size() const override { return vocabulary_.size(); }
  int id(std::string_view piece) const override { return vocabulary_.id(piece); }
  std::string piece(int id) const override { return vocabulary_.piece(id); }

 private:
  Vocabulary vocabulary_;
  WordPieceOptions options_;
  PieceTrie beginnings_, continuations_;
};

}  // namespace headlight
