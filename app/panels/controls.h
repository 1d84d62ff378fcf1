#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/panels/ui.h"

namespace headlight {

enum class Icon { none, logo, moon, sun, chevron, check, cross, arrow };

void draw_icon(Canvas& canvas, Icon icon, Point center, Color ink, Color ground);

/// A bordered button, 34 high as a rule. `icon` stands behind the label. True when clicked.
bool button(Ui& ui, const std::string& name, Rect rect, std::string_view label, Icon icon = Icon::none,
            bool pressed = false);

/// How wide a button must be for its label.
float button_width(const Ui& ui, std::string_view label, Icon icon = Icon::none);

/// A box with a tick and a label, 28 high. True when clicked.
bool checkbox(Ui& ui, const std::string& name, Rect rect, std::string_view label, bool checked);

/// A horizontal track; the new value (0..1) while it is dragged.
std::optional<float> slider(Ui& ui, const std::string& name, Rect rect, float value);

/// Words in the accent that do something when clicked; `point` is the start of the baseline. True when clicked.
bool link(Ui& ui, const std::string& name, Point baseline, std::string_view label, TextStyle style);

}  // namespace headlight
