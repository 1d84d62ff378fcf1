#pragma once

#include "app/panels/ui.h"

namespace headlight {

/// "Layer order | By role" and "Roles", at the right end of a line 24 high. Returns what is left of the line.
Rect draw_overview_controls(Ui& ui, Rect line);

}  // namespace headlight
