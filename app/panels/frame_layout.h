#pragma once

#include "app/state/state.h"
#include "app/viewmodel/shapes.h"

namespace headlight {

/// The parts of the window, in canvas pixels; a part that is not shown has no size.
struct FrameLayout {
  Rect top, sentence, twin;  // the bar and the sentence boxes in it; the twin's below the sentence's, word under word
  Rect navigation, message, content, side;
};

/// `lines` are the lines of text that the sentence boxes hold; they grow to four, two boxes to two each. Presenter mode,
/// Compare and small windows leave out what is not being talked about.
FrameLayout frame_layout(float width, float height, const State& state, int lines, int twin_lines);

inline constexpr float line_height = 24;  // of the sentence box

}  // namespace headlight
