#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headlight {

/// The one word in which two texts differ.
struct TwinDifference {
  std::string word, other;
};

/// Empty when the texts are equal, have different numbers of words, or differ in more than one.
std::optional<TwinDifference> twin_difference(std::string_view text, std::string_view twin);

/// The share of words that stand in the same place in both, 0..1.
double likeness(std::string_view text, std::string_view twin);

}  // namespace headlight
