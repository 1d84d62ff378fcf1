#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/draw/canvas.h"
#include "app/draw/theme.h"

namespace headlight {

/// The text, shortened with "…" until it is at most `width` wide.
std::string fitted(const TextMeasure& measure, std::string_view text, TextStyle style, float width);

/// Lines no wider than `width`, broken at spaces (a word that is too long alone is broken where it must be).
std::vector<std::string> wrapped(const TextMeasure& measure, std::string_view text, TextStyle style, float width);

/// A label on a rounded ground, 22 high; returns its rectangle so that the next can stand beside it.
Rect draw_badge(Canvas& canvas, Point top_left, std::string_view text, Color ground, Color ink);

/// Captions and axis labels (in mute), and small headings.
inline constexpr TextStyle caption_style{13};
inline constexpr TextStyle heading_style{13, Weight::semibold};

}  // namespace headlight
