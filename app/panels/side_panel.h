#pragma once

#include "app/panels/ui.h"

namespace headlight {

/// What the selected word read, what its head is, how links are shown, and where to go next.
void draw_side_panel(Ui& ui, Rect rect);

/// Its upper part alone, in two columns: the word and its head's role, and the ranking.
void draw_reader_columns(Ui& ui, Rect rect);

}  // namespace headlight
