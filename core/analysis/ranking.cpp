#include "core/analysis/ranking.h"

#include <algorithm>

namespace headlight {
namespace {

bool stronger(const Link& a, const Link& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; }

/// The `most` strongest links of one row in order, the others after them in none.
std::vector<Link> strongest_first(const MatrixView& weights, int query, std::size_t most) {
  std::vector<Link> links;
  links.reserve(static_cast<std::size_t>(weights.cols()));
  for (int key = 0; key < weights.cols(); ++key) links.push_back({query, key, weights(query, key)});
  const auto sorted = static_cast<std::ptrdiff_t>(std::min(most, links.size()));
  std::partial_sort(links.begin(), links.begin() + sorted, links.end(), stronger);
  return links;
}

}  // namespace

std::vector<Link> ranked_links(const MatrixView& weights, int query) {
  return strongest_first(weights, query, static_cast<std::size_t>(weights.cols()));
}

std::vector<Link> links_for_share(const MatrixView& weights, int query, float share, std::size_t most) {
  std::vector<Link> links = strongest_first(weights, query, most);
  links.resize(std::min(most, links.size()));
  const float enough = share * weights.row(query).sum();
  std::size_t count = 0;
  for (float sum = 0; count < links.size() && sum < enough && links[count].weight > 0; ++count) sum += links[count].weight;
  links.resize(count);
  return links;
}

}  // namespace headlight
