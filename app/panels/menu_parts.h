#pragma once

#include <string_view>

#include "app/panels/frame_layout.h"
#include "app/panels/ui.h"

namespace headlight {

/// Where a sheet of that size hangs under its button, inside the window.
Rect hanging(Rect button, float width, float height, const FrameLayout& layout);

/// Wrapped lines from the top of `rest`, which becomes what is left below them.
void paragraph(Ui& ui, Rect& rest, std::string_view text, TextStyle style, Color color);

}  // namespace headlight
