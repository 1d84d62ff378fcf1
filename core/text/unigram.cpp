#include "core/text/unigram.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace headlight {
namespace {

constexpr double unknown_penalty = 10;

std::vector<std::string> names(const std::vector<ScoredPiece>& pieces) {
  std::vector<std::string> names;
  names.reserve(pieces.size());
  for (const ScoredPiece& piece : pieces) names.push_back(piece.piece);
  return names;
}

}  // namespace

/// The best way to read the characters before a place: the score, where its last piece begins, and which piece that is.
struct Unigram::Node {
  double score = 0;
  std::size_t begin = 0;
  int id = 0;
  bool reached = false;

  void offer(const Node& other) {
    if (!reached || other.score > score) *this = other;
  }
};

Unigram::Unigram(const std::vector<ScoredPiece>& pieces, int unknown_id)
    : unknown_id_(unknown_id), vocabulary_(names(pieces)), trie_(vocabulary_.pieces()) {
  double least = std::numeric_limits<double>::infinity();
  for (const ScoredPiece& piece : pieces) {
    scores_.push_back(piece.score);
    least = std::min(least, piece.score);
  }
  unknown_score_ = least - unknown_penalty;
}

std::vector<Unigram::Node> Unigram::best_paths(AlignedView text) const {
  std::vector<Node> best(text.size() + 1);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    bool expressible = false;  // by a piece of just this character
    trie_.each_prefix(text.subspan(begin), [&](std::size_t length, int id) {
      best[begin + length].offer({best[begin].score + scores_[id], begin, id, true});
      expressible = expressible || length == 1;
    });
    if (expressible) continue;
    if (unknown_id_ < 0)
      throw Error("the vocabulary has no unknown piece, but the text has \"" + to_utf8(text.subspan(begin, 1)) + "\"");
    best[begin + 1].offer({best[begin].score + unknown_score_, begin, unknown_id_, true});
  }
  return best;
}

std::vector<Subword> Unigram::tokenize(AlignedView text) const {
  const std::vector<Node> best = best_paths(text);
  std::vector<Subword> pieces;
  for (std::size_t end = text.size(); end > 0; end = best[end].begin) {
    const Node& node = best[end];
    if (node.id == unknown_id_ && !pieces.empty() && pieces.back().id == unknown_id_)
      pieces.back().begin = node.begin;
    else
      pieces.push_back({node.id, node.begin, end});
  }
  std::ranges::reverse(pieces);
  return pieces;
}

}  // namespace headlight
