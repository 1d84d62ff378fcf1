#pragma once

#include "app/viewmodel/shapes.h"

namespace headlight {

/// Weights: viridis (Smith and van der Walt 2015, CC0), t in 0..1; outside is clamped.
Color viridis(float t);

/// Differences: vik (Crameri 2018, Scientific colour maps, MIT), t in -1..1 with 0 in the middle: blue below, red above.
Color vik(float t);

/// Relative luminance of an opaque colour, 0..1 (WCAG 2.1).
float luminance(Color color);

/// What to write on a cell of that colour: white below luminance .179, black above.
Color ink_on(Color color);

}  // namespace headlight
