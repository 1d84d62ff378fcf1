#include "app/viewmodel/arcs.h"

#include <algorithm>
#include <numeric>

#include "app/viewmodel/number.h"

namespace headlight {
namespace {

std::vector<ArcWord> words(const std::vector<Label>& labels, bool dim_special) {
  std::vector<ArcWord> words;
  words.reserve(labels.size());
  for (const Label& label : labels) words.push_back({label.text, dim_special && label.special});
  return words;
}

/// The strongest `most_links`, weakest first, so that what matters is drawn on top.
std::vector<int> strongest(const std::vector<ArcLink>& links) {
  std::vector<int> order(links.size());
  std::iota(order.begin(), order.end(), 0);
  const auto weaker = [&](int a, int b) {
    const float first = links[static_cast<std::size_t>(a)].weight, second = links[static_cast<std::size_t>(b)].weight;
    return first != second ? first < second : a < b;
  };
  if (order.size() > most_links) {
    const auto first_drawn = order.end() - static_cast<std::ptrdiff_t>(most_links);
    std::nth_element(order.begin(), first_drawn, order.end(), weaker);
    order.erase(order.begin(), first_drawn);
  }
  std::ranges::sort(order, weaker);
  return order;
}

/// Of rows that sum to 1.
double share_of(const ArcLinks& links, Index readers) {
  double sum = 0;
  for (const int link : links.drawn) sum += static_cast<double>(links.links[static_cast<std::size_t>(link)].weight);
  return readers > 0 ? sum / static_cast<double>(readers) : 0;
}

ArcLinks arc_links(const AttentionTable& table, const ViewOptions& options) {
  ArcLinks result;
  result.head = name(table.head);
  for (int query = 0; query < static_cast<int>(table.weights.rows()); ++query) {
    result.first_of_query.push_back(static_cast<int>(result.links.size()));
    const std::vector<ArcLink> row = links_for_share(table.weights, query, options.mass, most_links_of_reader);
    result.links.insert(result.links.end(), row.begin(), row.end());
  }
  result.first_of_query.push_back(static_cast<int>(result.links.size()));
  result.drawn = strongest(result.links);
  result.drawn_share = share_of(result, table.weights.rows());
  return result;
}

std::string caption(const ArcsModel& model) {
  if (!model.below.head.empty())
    return "Where " + model.above.head + " (above) and " + model.below.head + " (below) read from, for each word";
  return "Where " + model.above.head + " reads from, for each word";
}

std::string share_text(double share) { return share < .01 ? "less than 1 %" : percent(share); }

std::string count_of_links(std::size_t count) { return thousands(static_cast<long long>(count)); }

/// Of one reader, whose row sums to 1.
std::string reader_share(const ArcLinks& links, LinkRange range) {
  const auto count = static_cast<std::size_t>(range.end - range.begin);
  if (count < most_links_of_reader) return {};
  double sum = 0;
  for (int i = range.begin; i < range.end; ++i) sum += static_cast<double>(links.links[static_cast<std::size_t>(i)].weight);
  return "its strongest " + count_of_links(count) + " links are drawn, " + share_text(sum) + " of its attention";
}

}  // namespace

ArcsModel arcs_model(const AttentionTable& table, const ViewOptions& options, const AttentionTable* second) {
  ArcsModel model;
  model.two_rows = table.head.stack == Stack::cross;
  model.queries = words(table.queries, options.dim_special);
  if (model.two_rows) model.keys = words(table.keys, options.dim_special);
  model.above = arc_links(table, options);
  if (second && !model.two_rows) model.below = arc_links(*second, options);
  model.caption = caption(model);
  return model;
}

LinkRange links_of(const ArcLinks& links, Selection selection) {
  const int readers = static_cast<int>(links.first_of_query.size()) - 1;
  if (selection.empty() || selection.query >= readers) return {};
  if (selection.query < 0) return {0, static_cast<int>(links.links.size())};
  const auto first = links.first_of_query.begin() + selection.query;
  return {first[0], first[1]};
}

std::string shown_share(const ArcsModel& model, Selection selection) {
  const ArcLinks& links = model.above;
  if (selection.query >= 0) return reader_share(links, links_of(links, selection));
  if (selection.key >= 0 || links.links.size() <= links.drawn.size()) return {};
  return "the strongest " + count_of_links(links.drawn.size()) + " of " + count_of_links(links.links.size()) +
         " links are drawn, " + share_text(links.drawn_share) + " of all attention";
}

const ArcLink* main_link(const ArcLinks& links, Selection selection) {
  const ArcLink* best = nullptr;
  const auto [begin, end] = links_of(links, selection);
  for (int i = begin; i < end; ++i) {
    const ArcLink& link = links.links[static_cast<std::size_t>(i)];
    if (selected(link, selection) && (!best || link.weight > best->weight)) best = &link;
  }
  return best;
}

bool selected(const ArcLink& link, Selection selection) {
  return !selection.empty() && (selection.query < 0 || link.query == selection.query) &&
         (selection.key < 0 || link.key == selection.key);
}

}  // namespace headlight
