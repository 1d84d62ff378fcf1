#pragma once

#include <vector>

#include "app/panels/path_box.h"
#include "app/panels/top_bar.h"
#include "app/panels/ui.h"
#include "app/state/example.h"

namespace headlight {

/// The menu that is open, if one is.
void draw_menus(Ui& ui, const std::vector<Example>& examples, PathBox& path, const FrameLayout& layout);

}  // namespace headlight
