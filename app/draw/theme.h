#pragma once

#include "app/draw/canvas.h"

namespace headlight {

/// The colours of the window and of every picture (table in the mock-ups' README).
struct Theme {
  Color background, pane, soft, line, ink, mute, accent, accent_ink;  // accent_ink: text on accent
  Color badge, badge_ink;                                             // "trained towards this role"
  Color error;
  Color head_hues[5];  // colour-vision-safe, told apart by label and dash too
  bool dark = false;
};

const Theme& light_theme();
const Theme& dark_theme();

}  // namespace headlight
