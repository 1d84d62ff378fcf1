#include "app/viewmodel/reader.h"

#include <algorithm>
#include <cctype>

#include "app/viewmodel/number.h"

namespace headlight {
namespace {

constexpr std::size_t most_readings = 5;

std::string capitalized(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// All readings of the selected word, strongest first.
std::vector<Reading> ranking(const AttentionTable& table, Selection selection) {
  std::vector<Reading> readings;
  const bool reads = selection.query >= 0;
  const std::vector<Label>& others = reads ? table.keys : table.queries;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const auto at = static_cast<Index>(i);
    const float weight = reads ? table.weights(selection.query, at) : table.weights(at, selection.key);
    readings.push_back({others[i].text, static_cast<int>(i), weight});
  }
  std::ranges::stable_sort(readings, std::ranges::greater{}, &Reading::weight);
  return readings;
}

/// Cuts the ranking to the first five and says what the others add up to.
std::string cut(std::vector<Reading>& readings) {
  if (readings.size() <= most_readings) return {};
  float rest = 0;
  for (std::size_t i = most_readings; i < readings.size(); ++i) rest += readings[i].weight;
  const std::size_t count = readings.size() - most_readings;
  readings.resize(most_readings);
  return thousands(static_cast<long long>(count)) + (count == 1 ? " other " : " others together ") + fixed(rest);
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
  model.readings = ranking(table, selection);
  model.rest = cut(model.readings);
  if (!reads) model.rest.clear();  // a column has no sum that means something
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
