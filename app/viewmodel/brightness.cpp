#include "app/viewmodel/brightness.h"

#include <algorithm>
#include <vector>

#include "app/viewmodel/number.h"

namespace headlight {
namespace {

/// Of each reader that is a word the strongest weight to a word.
std::vector<float> strongest_weights(const AttentionTable& table) {
  std::vector<Index> special;
  for (std::size_t key = 0; key < table.keys.size(); ++key)
    if (table.keys[key].special) special.push_back(static_cast<Index>(key));
  std::vector<float> strongest;
  Vector weights;  // of one reader
  for (std::size_t query = 0; query < table.queries.size(); ++query) {
    if (table.queries[query].special) continue;
    weights = table.weights.row(static_cast<Index>(query));
    for (const Index key : special) weights[key] = 0;
    strongest.push_back(weights.maxCoeff());
  }
  return strongest;
}

float rounded_up(float weight) {
  for (const float end : {.001F, .002F, .005F, .01F, .02F, .05F, .1F, .2F, .5F})
    if (weight <= end) return end;
  return 1;
}

}  // namespace

float brightest_weight(const AttentionTable& table) {
  if (std::max(table.queries.size(), table.keys.size()) <= many_words) return 1;
  std::vector<float> strongest = strongest_weights(table);
  if (strongest.empty()) return 1;
  const auto middle = strongest.begin() + std::ssize(strongest) / 2;
  std::ranges::nth_element(strongest, middle);
  return rounded_up(*middle);
}

std::string short_weight(float weight) {
  std::string digits = fixed(static_cast<double>(weight), 3);
  while (digits.ends_with('0')) digits.pop_back();
  return digits.substr(digits.find('.'));
}

}  // namespace headlight
