#pragma once

#include "app/panels/ui.h"

namespace headlight {

/// One line under the sentence box: what went wrong, else which characters the font lacks, else what to look at and the
/// invitation to change one word.
void draw_message_line(Ui& ui, Rect rect);

}  // namespace headlight
