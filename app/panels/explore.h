#pragma once

#include "app/panels/ui.h"

namespace headlight {

/// Arcs above, the heatmap of the same head and the overview of all heads below.
void draw_explore(Ui& ui, Rect content);

}  // namespace headlight
