#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/text/token.h"

namespace headlight {

struct TokenizerParts;

/// Text to token ids and back, as Hugging Face `tokenizers` does it. Immutable and cheap to copy (shared inside).
class Tokenizer {
 public:
  Tokenizer();  // knows no pieces
  explicit Tokenizer(TokenizerParts parts);

  /// Reads the contents of a tokenizer.json; `name` is what errors call it. Throws Error.
  static Tokenizer from_json(std::string_view json, const std::string& name);

  /// The tokens of any bytes at all (invalid UTF-8 reads as U+FFFD), special tokens of the template included.
  /// Offsets are bytes of `text` as given; words are counted as in core/text/words.h.
  Tokens encode(std::string_view text) const;

  /// The text of a sequence of ids, special tokens left out.
  std::string decode(const std::vector<int>& ids) const;

  int vocabulary_size() const;
  int id(std::string_view piece) const;  // -1 when unknown
  std::string piece(int id) const;
  /// How common a piece is, up to a constant, as far as a vocabulary tells: a Unigram's score, else -ln(1 + id), for
  /// vocabularies begin with what is common.
  double log_frequency(int id) const;

 private:
  struct Implementation;
  std::shared_ptr<const Implementation> implementation_;
};

}  // namespace headlight
