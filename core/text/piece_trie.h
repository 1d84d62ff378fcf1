#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// The pieces of a vocabulary as a tree of characters: finds all pieces that begin at a place in one walk.
class PieceTrie {
 public:
  PieceTrie() = default;
  /// Of pieces written twice, the later id counts.
  explicit PieceTrie(const std::vector<std::string>& pieces);

  /// Calls found(length in characters, id) for every piece that `text` begins with, shortest first.
  template <typename Found>
  void each_prefix(AlignedView text, const Found& found) const {
    int node = 0;
    for (std::size_t length = 1; length <= text.size(); ++length) {
      node = child(node, text[length - 1].code);
      if (node < 0) return;
      if (nodes_[node].id >= 0) found(length, nodes_[node].id);
    }
  }

 private:
  struct Node {
    char32_t code = 0;                     // the character on the way in
    int id = -1;                           // the piece that ends here
    int first_child = 0, child_count = 0;  // children are neighbours, ordered by code
  };

  int child(int node, char32_t code) const;  // -1 when there is none

  std::vector<Node> nodes_{1};
};

}  // namespace headlight
