#pragma once

#include "core/text/piece_trie.h"
#include "core/text/subword_model.h"
#include "core/text/vocabulary.h"

namespace headlight {

struct ScoredPiece {
  std::string piece;
  double score = 0;  // log-probability
};

/// Kudo 2018, "Subword Regularization": the most probable way to cut a word, found by Viterbi. A character that no piece
/// expresses alone is unknown at 10 below the least score; unknown neighbours become one token.
class Unigram final : public SubwordModel {
 public:
  /// `unknown_id` is -1 when the vocabulary has no unknown piece.
  Unigram(const std::vector<ScoredPiece>& pieces, int unknown_id);

  std::vector<Subword> tokenize(AlignedView text) const override;
  int vocabulary_size() const override { return vocabulary_.size(); }
  int id(std::string_view piece) const override { return vocabulary_.id(piece); }
  std::string piece(int id) const override { return vocabulary_.piece(id); }
  double log_frequency(int id) const override { return scores_.at(static_cast<std::size_t>(id)); }

 private:
  struct Node;
  std::vector<Node> best_paths(AlignedView text) const;

  std::vector<double> scores_;
  int unknown_id_;
  double unknown_score_ = 0;
  Vocabulary vocabulary_;
  PieceTrie trie_;
};

}  // namespace headlight
