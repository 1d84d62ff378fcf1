#include "core/text/piece_trie.h"

#include <algorithm>

namespace headlight {
namespace {

struct Entry {
  std::u32string piece;
  int id = 0;
};

std::vector<Entry> sorted_entries(const std::vector<std::string>& pieces) {
  std::vector<Entry> entries(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (const AlignedCharacter& c : read_aligned(pieces[i])) entries[i].piece.push_back(c.code);
    entries[i].id = static_cast<int>(i);
  }
  std::ranges::stable_sort(entries, {}, &Entry::piece);
  return entries;
}

/// The entries below one node: those that share its first `depth` characters.
struct Range {
  int node;
  std::size_t begin, end, depth;
};

}  // namespace

PieceTrie::PieceTrie(const std::vector<std::string>& pieces) {
  const std::vector<Entry> entries = sorted_entries(pieces);
  std::vector<Range> open{{0, 0, entries.size(), 0}};
  for (std::size_t next = 0; next < open.size(); ++next) {
    auto [node, i, end, depth] = open[next];
    for (; i < end && entries[i].piece.size() == depth; ++i) nodes_[node].id = entries[i].id;
    nodes_[node].first_child = static_cast<int>(nodes_.size());
    while (i < end) {
      const char32_t code = entries[i].piece[depth];
      const std::size_t begin = i;
      while (i < end && entries[i].piece[depth] == code) ++i;
      open.push_back({static_cast<int>(nodes_.size()), begin, i, depth + 1});
      nodes_.push_back({code});
      ++nodes_[node].child_count;
    }
  }
}

int PieceTrie::child(int node, char32_t code) const {
  const auto children = std::span(nodes_).subspan(nodes_[node].first_child, nodes_[node].child_count);
  const auto found = std::ranges::lower_bound(children, code, {}, &Node::code);
  return found == children.end() || found->code != code ? -1 : static_cast<int>(&*found - nodes_.data());
}

}  // namespace headlight
