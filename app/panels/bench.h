#pragma once

#include <string>
#include <vector>

#include "core/model/model.h"

namespace headlight {

/// Milliseconds from a key event to the finished new picture, off-screen at 1280 x 800: the character reaches the sentence
/// box, the worker computes all heads, the frame that shows them is drawn and its pixels are done. The text has about
/// `tokens` tokens. Throws Error without EGL.
std::vector<double> time_keystrokes(const ModelPtr& model, int tokens, int samples);

/// Milliseconds of CPU to build one frame's draw list for a text of about `tokens` tokens, nothing drawn. `view` is explore
/// (also called arcs, overview or grid, which it shows together), heatmap, compare or heads; throws Error for another.
std::vector<double> time_frames(const ModelPtr& model, int tokens, const std::string& view, int samples);

}  // namespace headlight
