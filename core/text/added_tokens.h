#pragma once

#include <string>
#include <vector>

#include "core/text/aligned_text.h"
#include "core/text/piece_trie.h"

namespace headlight {

/// A piece that is looked for in the text before anything else, such as "</s>" typed by hand.
struct AddedToken {
  int id = 0;
  std::string content = {};                      // as listed
  std::string written = {};                      // as looked for: normalized if it is looked for after normalizing
  bool special = false;                          // left out when decoding
  bool normalized = false;                       // looked for after normalizing, else before
  bool strip_left = false, strip_right = false;  // takes the white space beside it along
  bool single_word = false;                      // only where no other word touches it
};

/// A part of the text: an added token, or text for the model (id -1).
struct TextPart {
  AlignedText text;
  int id = -1;
};

/// Finds added tokens: the leftmost first, of several at one place the longest.
class AddedTokenFinder {
 public:
  AddedTokenFinder() = default;
  explicit AddedTokenFinder(std::vector<AddedToken> tokens);

  /// Cuts a text into added tokens and what stands between them; no part is empty.
  std::vector<TextPart> split(AlignedText text) const;

 private:
  std::vector<AddedToken> tokens_;
  PieceTrie trie_;  // finds indices of tokens_
};

}  // namespace headlight
