#pragma once

#include <string>

#include "app/draw/heatmap.h"
#include "app/panels/ui.h"

namespace headlight {

struct HeatmapPanel {
  std::string name = "Heatmap";
  const HeatmapPicture* picture = nullptr;
  LabelRoom least = {};  // room for labels, so that neighbours line up
};

/// Queries by keys: pointing shows the exact value and marks row and column, clicking pins the reader, the wheel zooms,
/// dragging pans. Returns the sentence about the cell under the mouse, or an empty one.
std::string draw_heatmap_panel(Ui& ui, const HeatmapPanel& panel, Rect rect);

}  // namespace headlight
