#pragma once

#include <string>

#include "app/panels/frame_layout.h"
#include "app/panels/ui.h"

namespace headlight {

/// The word mark and the buttons; the sentence boxes are drawn by their owner.
void draw_top_bar(Ui& ui, const FrameLayout& layout);

/// Where the menus hang: the buttons' rectangles.
struct TopButtons {
  Rect examples, model, presenter, dark;
};
TopButtons top_buttons(const Ui& ui, const FrameLayout& layout);

/// "translator · 11 M · en → fr".
std::string model_title(const State& state);

}  // namespace headlight
