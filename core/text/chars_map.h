#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// The table of a SentencePiece normalizer ("precompiled_charsmap"): what characters, alone or several in a row, become.
/// Layout: u32 size of the trie in bytes, little-endian; the trie, a double array of Darts-clone's 32-bit units that maps
/// UTF-8 to a byte offset; the replacements, each ended by a NUL.
class CharsMap {
 public:
  /// Throws Error naming `name`. Nothing in `bytes` is trusted, then or later.
  CharsMap(std::string_view bytes, const std::string& name);

  struct Match {
    std::size_t length = 0;        // characters; 0: there is none
    std::string_view replacement;  // UTF-8; lives as long as this map
  };
  /// The shortest or the longest sequence at the beginning of the text that the table has.
  Match shortest(AlignedView text) const { return find(text, false); }
  Match longest(AlignedView text) const { return find(text, true); }

 private:
  std::uint32_t unit(std::size_t node) const { return node < units_.size() ? units_[node] : 0; }
  bool step(std::size_t& node, unsigned char byte) const;  // false when no sequence goes on with this byte
  Match find(AlignedView text, bool longest) const;

  std::vector<std::uint32_t> units_;
  std::string replacements_;
};

/// What Hugging Face `tokenizers` makes of the table ("Precompiled"): it looks up each character as people see it (a
/// grapheme cluster) of less than six bytes, else each code point, by its *shortest* entry, and moves offsets accordingly.
AlignedText map_clusters(AlignedView text, const CharsMap& map);

}  // namespace headlight
