#include "core/analysis/ranking.h"

#include <algorithm>
#include <cstddef>

namespace headlight {

std::vector<Link> ranked_links(const MatrixView& weights, int query) {
  std::vector<Link> links;
  for (int key = 0; key < weights.cols(); ++key) links.push_back({query, key, weights(query, key)});
  std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.weight > b.weight; });
  return links;
}

std::vector<Link> links_for_share(const MatrixView& weights, int query, float share) {
  std::vector<Link> links = ranked_links(weights, query);
  const float enough = share * weights.row(query).sum();
  std::size_t count = 0;
  for (float sum = 0; count < links.size() && sum < enough && links[count].weight > 0; ++count) sum += links[count].weight;
  links.resize(count);
  return links;
}

}  // namespace headlight
