#pragma once

#include "app/panels/frame_layout.h"
#include "app/panels/ui.h"

namespace headlight {

/// All roles that the heads on screen have, each with its best head: type to search, Enter or a click locks the head.
void draw_roles_menu(Ui& ui, const FrameLayout& layout);

}  // namespace headlight
