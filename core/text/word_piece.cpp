#include "core/text/word_piece.h"

namespace headlight {
namespace {

/// The pieces that continue a word, without their prefix; the others are empty.
std::vector<std::string> without_prefix(const std::vector<std::string>& pieces, const std::string& prefix) {
  std::vector<std::string> continuations;
  continuations.reserve(pieces.size());
  for (const std::string& piece : pieces)
    continuations.push_back(piece.starts_with(prefix) ? piece.substr(prefix.size()) : "");
  return continuations;
}

}  // namespace

WordPiece::WordPiece(Vocabulary vocabulary, WordPieceOptions options)
    : vocabulary_(std::move(vocabulary)),
      options_(std::move(options)),
      beginnings_(vocabulary_.pieces()),
      continuations_(without_prefix(vocabulary_.pieces(), options_.continuing_prefix)) {}

std::vector<Subword> WordPiece::tokenize(AlignedView text) const {
  const std::vector<Subword> unknown = {{options_.unknown_id, 0, text.size()}};
  if (text.size() > options_.longest_word) return unknown;
  std::vector<Subword> pieces;
  for (std::size_t begin = 0; begin < text.size(); begin = pieces.back().end) {
    Subword longest{-1, begin, begin};
    const PieceTrie& trie = begin == 0 ? beginnings_ : continuations_;
    trie.each_prefix(text.subspan(begin), [&](std::size_t length, int id) { longest = {id, begin, begin + length}; });
    if (longest.id < 0) return unknown;
    pieces.push_back(longest);
  }
  return pieces;
}

}  // namespace headlight
