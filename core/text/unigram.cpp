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

  void offer(const Node& other, bool single_precision) {
    if (reached && other.score <= score) return;
    *this = other;
    if (single_precision) score = static_cast<float>(score);
  }
};

Unigram::Unigram(const std::vector<ScoredPiece>& pieces, UnigramOptions options)
    : options_(options), vocabulary_(names(pieces)), trie_(vocabulary_.pieces()) {
  double least = std::numeric_limits<double>::infinity();
  for (const ScoredPiece& piece : pieces) {
    scores_.push_back(piece.score);
    least = std::min(least, piece.score);
  }
  unknown_score_ = options_.unknown_score.value_or(least - unknown_penalty);
}

std::vector<Unigram::Node> Unigram::best_paths(AlignedView text) const {
  std::vector<Node> best(text.size() + 1);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const auto offer = [&](std::size_t length, double score, int id) {
      best[begin + length].offer({best[begin].score + score, begin, id, true}, options_.single_precision);
    };
    bool expressible = false;  // by a piece of just this character
    trie_.each_prefix(text.subspan(begin), [&](std::size_t length, int id) {
      offer(length, scores_[id], id);
      expressible = expressible || length == 1;
    });
    if (expressible) continue;
    if (options_.unknown_id < 0)
      throw Error("the vocabulary has no unknown piece, but the text has \"" + to_utf8(text.subspan(begin, 1)) + "\"");
    offer(1, unknown_score_, options_.unknown_id);
  }
  return best;
}

std::vector<Subword> Unigram::best_pieces(AlignedView text) const {
  const std::vector<Node> best = best_paths(text);
  std::vector<Subword> pieces;
  for (std::size_t end = text.size(); end > 0; end = best[end].begin) {
    const Node& node = best[end];
    if (node.id == options_.unknown_id && !pieces.empty() && pieces.back().id == node.id)
      pieces.back().begin = node.begin;
    else
      pieces.push_back({node.id, node.begin, end});
  }
  std::ranges::reverse(pieces);
  return pieces;
}

std::vector<Subword> Unigram::tokenize(AlignedView text) const {
  if (!options_.byte_fallback) return best_pieces(text);
  std::vector<Subword> pieces;
  for (const Subword& piece : best_pieces(text)) {
    const std::string written = to_utf8(text.subspan(piece.begin, piece.end - piece.begin));
    const bool is_known = piece.id != options_.unknown_id || vocabulary_.id(written) >= 0;
    const auto bytes = is_known ? std::nullopt : vocabulary_.bytes(written);
    for (const int id : bytes.value_or(std::vector<int>{piece.id})) pieces.push_back({id, piece.begin, piece.end});
  }
  return pieces;
}

}  // namespace headlight
