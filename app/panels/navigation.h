#pragma once

#include "app/panels/ui.h"

namespace headlight {

void draw_navigation(Ui& ui, Rect rect);

}  // namespace headlight
