#include "app/state/twins.h"

#include <algorithm>
#include <vector>

#include "core/text/words.h"

namespace headlight {
namespace {

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  for (const Word& word : split_words(text)) result.push_back(text.substr(word.begin, word.end - word.begin));
  return result;
}

}  // namespace

std::optional<TwinDifference> twin_difference(std::string_view text, std::string_view twin) {
  const auto left = words(text), right = words(twin);
  if (left.size() != right.size()) return {};
  std::optional<TwinDifference> found;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    if (found) return {};
    found = TwinDifference{std::string(left[i]), std::string(right[i])};
  }
  return found;
}

double likeness(std::string_view text, std::string_view twin) {
  const auto left = words(text), right = words(twin);
  const std::size_t shorter = std::min(left.size(), right.size()), longer = std::max(left.size(), right.size());
  if (longer == 0) return 1;
  std::size_t same = 0;
  for (std::size_t i = 0; i < shorter; ++i) same += left[i] == right[i];
  return static_cast<double>(same) / static_cast<double>(longer);
}

}  // namespace headlight
