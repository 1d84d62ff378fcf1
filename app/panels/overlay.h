#pragma once

#include <functional>

#include "app/panels/ui.h"

namespace headlight {

/// A sheet above everything else with its own canvas; a click beside it closes the menu. `veil` darkens what is behind.
void draw_overlay(Ui& ui, const char* name, Rect rect, bool veil, const std::function<void(Ui&)>& draw);

}  // namespace headlight
