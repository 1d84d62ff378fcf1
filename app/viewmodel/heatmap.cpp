#include "app/viewmodel/heatmap.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/viewmodel/number.h"

namespace headlight {
namespace {

std::vector<HeatmapLabel> labels_of(const std::vector<Label>& labels, bool dim_special) {
  std::vector<HeatmapLabel> result;
  result.reserve(labels.size());
  for (const Label& label : labels) result.push_back({label.text, dim_special && label.special});
  return result;
}

std::vector<bool> dim(const std::vector<HeatmapLabel>& labels) {
  std::vector<bool> result;
  for (const HeatmapLabel& label : labels) result.push_back(label.dim);
  return result;
}

void paint(HeatmapModel& model) {
  model.levels = pyramid(model.values, {model.difference, dim(model.rows), dim(model.columns), model.brightest});
}

void transpose(HeatmapModel& model) {
  std::swap(model.rows, model.columns);
  model.values = Matrix(model.values->transpose());
  model.transposed = true;
}

std::string quoted(const std::string& word) { return "“" + word + "”"; }

}  // namespace

bool HeatmapModel::is_dim(int row, int column) const {
  return rows[static_cast<std::size_t>(row)].dim || columns[static_cast<std::size_t>(column)].dim;
}

Color HeatmapModel::color(int row, int column) const {
  const Color full = cell_color(values(row, column), difference, brightest);
  return is_dim(row, column) ? full.faded(dimmed) : full;
}

HeatmapModel heatmap_model(const AttentionTable& table, const ViewOptions& options) {
  return shared_heatmap_model(std::make_shared<const AttentionTable>(table), options);
}

HeatmapModel shared_heatmap_model(const std::shared_ptr<const AttentionTable>& table, const ViewOptions& options) {
  HeatmapModel model;
  model.rows = labels_of(table->queries, options.dim_special);
  model.columns = labels_of(table->keys, options.dim_special);
  model.values = std::shared_ptr<const Matrix>(table, &table->weights);
  model.brightest = brightest_weight(*table);
  if (options.transpose) transpose(model);
  model.caption = options.transpose ? "each column is a reader and sums to 1" : "each row is a reader and sums to 1";
  paint(model);
  return model;
}

HeatmapModel difference_model(const AttentionTable& before, const AttentionTable& after, const ViewOptions& options) {
  const std::vector<int> query_partner = aligned(before.queries, after.queries);
  const std::vector<int> key_partner = aligned(before.keys, after.keys);
  HeatmapModel model;
  model.difference = true;
  model.brightest = std::max(brightest_weight(before), brightest_weight(after));
  model.rows = labels_of(paired_labels(before.queries, after.queries, query_partner), options.dim_special);
  model.columns = labels_of(paired_labels(before.keys, after.keys, key_partner), options.dim_special);
  Matrix values = after.weights;
  for (Index row = 0; row < values.rows(); ++row)
    for (Index column = 0; column < values.cols(); ++column) {
      const int i = query_partner[static_cast<std::size_t>(row)], j = key_partner[static_cast<std::size_t>(column)];
      values(row, column) = i < 0 || j < 0 ? std::nanf("") : after.weights(row, column) - before.weights(i, j);
    }
  model.values = std::move(values);
  if (options.transpose) transpose(model);
  model.caption =
      options.transpose ? "each column is a reader; its changes sum to 0" : "each row is a reader; its changes sum to 0";
  if (model.values->hasNaN()) model.caption = "blank where a word has no partner";
  paint(model);
  return model;
}

std::string level_note(const PyramidLevel& level) {
  if (level.cells == 1) return {};
  const std::string side = std::to_string(level.cells);
  return "each pixel: strongest of " + side + " × " + side + "; zoom in for all";
}

std::string rescaled_note(const HeatmapModel& model) { return short_weight(model.brightest) + " and more, rescaled"; }

std::string cell_text(float value, bool difference) {
  if (std::isnan(value)) return {};
  const long hundredths = std::lround(std::abs(value) * 100);
  if (hundredths < 10) return {};
  std::string digits = hundredths >= 100 ? "1.0" : "." + std::to_string(hundredths);
  if (!difference) return digits;
  return (value < 0 ? "−" : "+") + digits;
}

std::string cell_sentence(const HeatmapModel& model, int row, int column) {
  const std::string reader = quoted(
      (model.transposed ? model.columns : model.rows)[static_cast<std::size_t>(model.transposed ? column : row)].text);
  const std::string read = quoted(
      (model.transposed ? model.rows : model.columns)[static_cast<std::size_t>(model.transposed ? row : column)].text);
  const float value = model.values(row, column);
  if (std::isnan(value)) return reader + " or " + read + " has no partner in the other sentence";
  if (!model.difference) return reader + " read " + fixed(value, 4) + " from " + read;
  return reader + " read " + fixed(std::abs(value), 4) + (value < 0 ? " less" : " more") + " from " + read;
}

}  // namespace headlight
