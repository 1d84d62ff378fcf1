#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/text/subword_model.h"
#include "core/text/vocabulary.h"

namespace headlight {

struct BpeOptions {
  int unknown_id = -1;  // -1: characters outside the vocabulary are left out
  bool fuse_unknown = false;
  bool ignore_merges = false;          // a word that is itself a piece is that piece, whatever the merges say
  bool byte_fallback = false;          // an unknown character is written as the pieces of its bytes, if there are such
  std::string continuing_prefix = {};  // stands before every character of a word but the first
  std::string word_suffix = {};        // stands behind the last character of a word
};

/// Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units": starts from characters and joins,
/// again and again, the pair of neighbours that comes first in the list of merges.
class Bpe final : public SubwordModel {
 public:
  using Merge = std::pair<std::string, std::string>;

  /// Throws Error, naming `name`, when a merge joins or makes a piece outside the vocabulary.
  Bpe(Vocabulary vocabulary, const std::vector<Merge>& merges, BpeOptions options, const std::string& name);

  std::vector<Subword> tokenize(AlignedView text) const override;
  int vocabulary_size() const override { return vocabulary_.size(); }
  int id(std::string_view piece) const override { return vocabulary_.id(piece); }
  std::string piece(int id) const override { return vocabulary_.piece(id); }

 private:
  struct Joined {
    int rank = 0;  // place in the list of merges
    int id = 0;    // the piece that the two make
  };
  class Word;

  std::vector<Subword> characters(AlignedView text) const;
  std::string character(AlignedView text, std::size_t at) const;  // as the vocabulary writes it
  const Joined* find(int left, int right) const;                  // null when the pair is never joined

  Vocabulary vocabulary_;
  BpeOptions options_;
  std::unordered_map<std::uint64_t, Joined> merges_;  // by the ids of the pair
};

}  // namespace headlight
