#include "app/viewmodel/heatmap.h"

#include <cmath>
#include <utility>

#include "app/viewmodel/colormap.h"
#include "app/viewmodel/number.h"
#include "core/math/pooling.h"

namespace headlight {
namespace {

constexpr float dimmed = .35F;  // opacity of the cells of a special token

std::vector<HeatmapLabel> labels_of(const std::vector<Label>& labels, bool dim_special) {
  std::vector<HeatmapLabel> result;
  result.reserve(labels.size());
  for (const Label& label : labels) result.push_back({label.text, dim_special && label.special});
  return result;
}

/// One pixel for each cell of a (height, width) matrix whose colours are color(row, column).
template <typename ColorAt>
BitmapPtr painted(Index height, Index width, ColorAt color_at) {
  auto bitmap = std::make_shared<Bitmap>();
  bitmap->width = static_cast<int>(width);
  bitmap->height = static_cast<int>(height);
  bitmap->rgba.reserve(static_cast<std::size_t>(width * height) * 4);
  for (int row = 0; row < bitmap->height; ++row)
    for (int column = 0; column < bitmap->width; ++column) {
      const Color color = color_at(row, column);
      bitmap->rgba.insert(bitmap->rgba.end(), {color.r, color.g, color.b, color.a});
    }
  return bitmap;
}

Color color_of(float value, bool difference) {
  if (std::isnan(value)) return {0, 0, 0, 0};
  return difference ? vik(value) : viridis(value);
}

void paint(HeatmapModel& model) {
  model.pixels =
      painted(model.values.rows(), model.values.cols(), [&](int row, int column) { return model.color(row, column); });
  const Pooled pooled = pool(model.values, most_pixels);
  if (pooled.cells == 1) return;
  model.pooled_pixels = painted(pooled.values.rows(), pooled.values.cols(),
                                [&](int row, int column) { return color_of(pooled.values(row, column), model.difference); });
  model.pooled_note = "each pixel is the strongest of " + thousands(pooled.cells) + " weights; zoom in for all";
}

void transpose(HeatmapModel& model) {
  std::swap(model.rows, model.columns);
  model.values = model.values.transpose().eval();
  model.transposed = true;
}

std::string quoted(const std::string& word) { return "“" + word + "”"; }

}  // namespace

bool HeatmapModel::is_dim(int row, int column) const {
  return rows[static_cast<std::size_t>(row)].dim || columns[static_cast<std::size_t>(column)].dim;
}

Color HeatmapModel::color(int row, int column) const {
  const Color full = color_of(values(row, column), difference);
  return is_dim(row, column) ? full.faded(dimmed) : full;
}

HeatmapModel heatmap_model(const AttentionTable& table, const ViewOptions& options) {
  HeatmapModel model;
  model.rows = labels_of(table.queries, options.dim_special);
  model.columns = labels_of(table.keys, options.dim_special);
  model.values = table.weights;
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
  model.rows = labels_of(paired_labels(before.queries, after.queries, query_partner), options.dim_special);
  model.columns = labels_of(paired_labels(before.keys, after.keys, key_partner), options.dim_special);
  model.values = after.weights;
  for (Index row = 0; row < model.values.rows(); ++row)
    for (Index column = 0; column < model.values.cols(); ++column) {
      const int i = query_partner[static_cast<std::size_t>(row)], j = key_partner[static_cast<std::size_t>(column)];
      model.values(row, column) = i < 0 || j < 0 ? std::nanf("") : after.weights(row, column) - before.weights(i, j);
    }
  if (options.transpose) transpose(model);
  model.caption =
      options.transpose ? "each column is a reader; its changes sum to 0" : "each row is a reader; its changes sum to 0";
  if (model.values.hasNaN()) model.caption = "blank where a word has no partner";
  paint(model);
  return model;
}

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
