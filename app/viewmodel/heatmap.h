#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/viewmodel/alignment.h"
#include "app/viewmodel/brightness.h"
#include "app/viewmodel/options.h"
#include "app/viewmodel/pyramid.h"
#include "app/viewmodel/selection.h"
#include "app/viewmodel/shapes.h"
#include "app/viewmodel/shared_matrix.h"
#include "core/analysis/attention_table.h"

namespace headlight {

struct HeatmapLabel {
  std::string text;
  bool dim = false;  // a special token: its cells are drawn faint, too
};

/// Queries by keys (keys by queries when transposed), ready to draw.
struct HeatmapModel {
  std::vector<HeatmapLabel> rows, columns;  // as shown
  SharedMatrix values;                      // (rows, columns) as shown; NaN is blank
  bool transposed = false;
  bool difference = false;  // values are signed, -1..1, and coloured with vik
  std::string caption;      // "each row is a reader and sums to 1"
  Pyramid levels;           // its cells as pixels; never empty
  float brightest = 1;      // the weight from which on cells have the scale's last colour; below 1 the picture says so

  /// The row and column, as shown, that a selection highlights; -1 when none.
  int selected_row(Selection selection) const { return transposed ? selection.key : selection.query; }
  int selected_column(Selection selection) const { return transposed ? selection.query : selection.key; }
  Selection selection_at(int row, int column) const { return transposed ? Selection{column, row} : Selection{row, column}; }
  bool is_dim(int row, int column) const;
  Color color(int row, int column) const;  // of a cell: dimmed cells are translucent, blank ones transparent
};

HeatmapModel heatmap_model(const AttentionTable& table, const ViewOptions& options);
/// The same, sharing the table's weights where rows are readers.
HeatmapModel shared_heatmap_model(const std::shared_ptr<const AttentionTable>& table, const ViewOptions& options);

/// after - before, words matched as in alignment.h; words without a partner stay blank. Rows and columns are those of
/// `after`; a changed word is labelled "soft → tired".
HeatmapModel difference_model(const AttentionTable& before, const AttentionTable& after, const ViewOptions& options);

/// "each pixel: strongest of 2 × 2; zoom in for all"; empty where a pixel is one weight.
std::string level_note(const PyramidLevel& level);

/// ".05 and more, rescaled": how the last colour of a scale that does not end at 1 is labelled.
std::string rescaled_note(const HeatmapModel& model);

/// ".87", "1.0" or, signed, "+.75" and "−.79"; empty below .10, where the colour says enough.
std::string cell_text(float value, bool difference);

/// The exact value under the cursor, as a sentence: “it” read 0.8713 from “mat”.
std::string cell_sentence(const HeatmapModel& model, int row, int column);

}  // namespace headlight
