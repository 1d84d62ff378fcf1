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
  std::ranges::stable_sort(order, {}, [&](int link) { return links[static_cast<std::size_t>(link)].weight; });
  if (order.size() > most_links) order.erase(order.begin(), order.end() - most_links);
  return order;
}

ArcLinks arc_links(const AttentionTable& table, const ViewOptions& options) {
  ArcLinks result;
  result.head = name(table.head);
  for (int query = 0; query < static_cast<int>(table.weights.rows()); ++query) {
    result.first_of_query.push_back(static_cast<int>(result.links.size()));
    const std::vector<ArcLink> row = links_for_share(table.weights, query, options.mass);
    result.links.insert(result.links.end(), row.begin(), row.end());
  }
  result.first_of_query.push_back(static_cast<int>(result.links.size()));
  result.drawn = strongest(result.links);
  result.left_out = static_cast<int>(result.links.size() - result.drawn.size());
  return result;
}

std::string caption(const ArcsModel& model) {
  if (!model.below.head.empty())
    return "Where " + model.above.head + " (above) and " + model.below.head + " (below) read from, for each word";
  return "Where " + model.above.head + " reads from, for each word";
}

std::string left_out_sentence(int count) {
  if (count == 0) return {};
  return thousands(count) + (count == 1 ? " weaker link is" : " weaker links are") + " left out: the strongest " +
         thousands(most_links) + " are drawn";
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
  model.left_out = left_out_sentence(model.above.left_out + model.below.left_out);
  return model;
}

LinkRange links_of(const ArcLinks& links, Selection selection) {
  const int readers = static_cast<int>(links.first_of_query.size()) - 1;
  if (selection.empty() || selection.query >= readers) return {};
  if (selection.query < 0) return {0, static_cast<int>(links.links.size())};
  const auto first = links.first_of_query.begin() + selection.query;
  return {first[0], first[1]};
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
