#include "app/viewmodel/reader.h"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr std::size_t most_readings = 5;

std::string capitalized(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// The weights of the selected word: a reader's row, or the column of what is read.
Vector weights_of(const AttentionTable& table, Selection selection) {
  if (selection.query >= 0) return table.weights.row(selection.query);
  return table.weights.col(selection.key);
}

/// The five strongest of all that a word read, or that read it.
std::vector<Reading> strongest_readings(const Vector& weights, const std::vector<Label>& others) {
  std::vector<int> order(others.size());
  std::iota(order.begin(), order.end(), 0);
  const auto count = static_cast<std::ptrdiff_t>(std::min(most_readings, order.size()));
  std::partial_sort(order.begin(), order.begin() + count, order.end(),
                    [&](int a, int b) { return weights[a] != weights[b] ? weights[a] > weights[b] : a < b; });
  std::vector<Reading> readings;
  for (auto i = order.begin(); i != order.begin() + count; ++i)
    readings.push_back({others[static_cast<std::size_t>(*i)].text, *i, weights[*i]});
  return readings;
}

/// What all that is not listed adds up to.
std::string rest_of(const Vector& weights, const std::vector<Reading>& readings) {
  const std::size_t count = static_cast<std::size_t>(weights.size()) - readings.size();
  if (count == 0) return {};
  double rest = weights.cast<double>().sum();
  for (const Reading& reading : readings) rest -= static_cast<double>(reading.weight);
  return thousands(static_cast<long long>(count)) + (count == 1 ? " other " : " others together ") +
         fixed(std::max(rest, 0.));
}

std::string sink_sentence(const AttentionTable& table, const ReaderModel& model, Selection selection) {
  if (selection.query < 0 || model.readings.empty()) return {};
  const Reading& first = model.readings.front();
  if (!table.keys[static_cast<std::size_t>(first.key)].special || first.weight < .3F) return {};
  return "Most of it went to “" + first.word +
         "”, a sink: a token where heads leave the attention that they have no use for.";
}

}  // namespace

ReaderModel reader_model(const AttentionTable& table, const HeadRole* role, Selection selection) {
  ReaderModel model;
  model.where = "in " + name(table.head);
  if (role) {
    model.role = role->role;
    model.trained = role->trained;
    model.about = about(*role);
  }
  const bool stale = selection.query >= table.weights.rows() || selection.key >= table.weights.cols();
  if (selection.empty() || stale) return model;
  const bool reads = selection.query >= 0;
  model.heading = reads ? "This head read from" : "In this head it was read by";
  model.word = reads ? table.queries[static_cast<std::size_t>(selection.query)].text
                     : table.keys[static_cast<std::size_t>(selection.key)].text;
  const Vector weights = weights_of(table, selection);
  model.readings = strongest_readings(weights, reads ? table.keys : table.queries);
  if (reads) model.rest = rest_of(weights, model.readings);  // a column has no sum that means something
  model.sink = sink_sentence(table, model, selection);
  return model;
}

std::string purpose(const HeadRole& role) { return capitalized(role.what) + "."; }

std::string about(const HeadRole& role) {
  std::string text = capitalized(role.what);
  if (role.baselines.empty()) return purpose(role);
  text += ": " + percent(role.score);
  if (!role.score_name.empty()) text += " (" + role.score_name + ")";
  for (std::size_t i = 0; i < role.baselines.size(); ++i) {
    const Baseline& baseline = role.baselines[i];
    text += (i == 0 ? ". " + capitalized(baseline.name) : ", " + baseline.name) + " " + percent(baseline.score);
  }
  return text + ".";
}

}  // namespace headlight
