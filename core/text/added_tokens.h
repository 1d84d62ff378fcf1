#pragma once

#include <string>
#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// A piece that is looked for in the text before anything else, such as "</s>" typed by hand.
struct AddedToken {
  int id = 0;
  std::string content;                           // as listed
  std::string written;                           // as decoded: normalized if it is looked for after normalizing
  bool special = false;                          // left out when decoding
  bool normalized = false;                       // looked for after normalizing, else before
  bool strip_left = false, strip_right = false;  // takes the white space beside it along
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
  void add(const AddedToken& token, AlignedText content);  // `content` normalized if it is looked for after normalizing

  /// Cuts a text into added tokens and what stands between them; no part is empty.
  std::vector<TextPart> split(AlignedText text) const;

 private:
  struct Pattern {
    AlignedText content;
    AddedToken token;
  };
  const Pattern* match(AlignedView text) const;  // the longest pattern that the text begins with, or null

  std::vector<Pattern> patterns_;  // longest first
};

}  // namespace headlight
