#pragma once

#include <vector>

#include "app/panels/ui.h"

namespace headlight {

/// choose: clicking puts heads side by side and takes them away; beside: it locks a head of the model beside.
enum class OverviewUse { lock, choose, beside };

/// Layers x heads: pointing previews; clicking locks, with shift draws it below the line; twice shows its heatmap alone.
void draw_overview_panel(Ui& ui, const TracePtr& trace, OverviewUse use, Rect rect);

}  // namespace headlight
