#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/aligned_text.h"

namespace headlight {

/// A piece of one pre-token: its id and its characters [begin, end).
struct Subword {
  int id = 0;
  std::size_t begin = 0, end = 0;

  bool operator==(const Subword&) const = default;
};

/// The part of a tokenizer that knows a vocabulary and cuts words into its pieces.
class SubwordModel {
 public:
  virtual ~SubwordModel() = default;
  /// Cuts one pre-token (not empty) into pieces, in order. Throws Error for a character that it cannot express.
  virtual std::vector<Subword> tokenize(AlignedView text) const = 0;
  virtual int vocabulary_size() const = 0;
  virtual int id(std::string_view piece) const = 0;  // -1 when unknown
  virtual std::string piece(int id) const = 0;       // "" when out of range
  /// How common a piece is, up to a constant: what the vocabulary says, else Zipf's law on its order.
  virtual double log_frequency(int id) const { return -std::log(1.0 + id); }
};

}  // namespace headlight
