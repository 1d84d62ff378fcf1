#pragma once

#include <optional>

#include "core/text/piece_trie.h"
#include "core/text/subword_model.h"
#include "core/text/vocabulary.h"

namespace headlight {

struct ScoredPiece {
  std::string piece;
  double score = 0;  // log-probability
};

struct UnigramOptions {
  int unknown_id = -1;         // -1: the vocabulary has no unknown piece
  bool byte_fallback = false;  // what is unknown is written as the pieces of its bytes, if there are such
  // SentencePiece's own arithmetic, for the few texts that two ways of cutting make almost equally probable:
  bool single_precision = false;
  std::optional<double> unknown_score = {};  // unset: 10 below the least score of all
};

/// Kudo 2018, "Subword Regularization": the most probable way to cut a word, found by Viterbi. A character that no piece
/// expresses alone is unknown; unknown neighbours become one token.
class Unigram final : public SubwordModel {
 public:
  Unigram(const std::vector<ScoredPiece>& pieces, UnigramOptions options);

  std::vector<Subword> tokenize(AlignedView text) const override;
  int vocabulary_size() const override { return vocabulary_.size(); }
  int id(std::string_view piece) const override { return vocabulary_.id(piece); }
  std::string piece(int id) const override { return vocabulary_.piece(id); }
  double log_frequency(int id) const override { return scores_.at(static_cast<std::size_t>(id)); }

 private:
  struct Node;
  std::vector<Node> best_paths(AlignedView text) const;

  std::vector<Subword> best_pieces(AlignedView text) const;  // unknown neighbours joined

  std::vector<double> scores_;
  UnigramOptions options_;
  double unknown_score_ = 0;
  Vocabulary vocabulary_;
  PieceTrie trie_;
};

}  // namespace headlight
