#pragma once

#include "app/panels/ui.h"

namespace headlight {

/// What the selected word read, what its head is, how links are shown, and where to go next.
void draw_side_panel(Ui& ui, Rect rect);

/// Its upper part alone: the word, the head's role, the ranking. Returns where it ends.
float draw_reader_part(Ui& ui, Rect rect);

}  // namespace headlight
