#pragma once

#include "app/panels/frame_layout.h"
#include "app/panels/path_box.h"
#include "app/panels/ui.h"

namespace headlight {

/// What is said of the open model, the models that can be opened instead or beside it, and a field for any folder.
void draw_model_menu(Ui& ui, PathBox& path, const FrameLayout& layout);

}  // namespace headlight
