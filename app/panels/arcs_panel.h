#pragma once

#include <optional>
#include <string>

#include "app/panels/ui.h"

namespace headlight {

struct ArcsPanel {
  std::string name = "Words";  // prefix of the words' names
  TracePtr trace;
  HeadId head;
  std::optional<HeadId> below;  // a second head under the line
  int hue = -1;                 // of Theme::head_hues; -1 is the accent
};

/// Whose links are shown: a reader's; hovering a word that is read, elsewhere, while no reader is chosen, of who read it.
Selection arcs_selection(const State& state, const AttentionTable& table);

/// The sentence with its arcs: hovering isolates a reader, clicking pins it, dragging scrolls a long text.
void draw_arcs_panel(Ui& ui, const ArcsPanel& panel, Rect rect);

}  // namespace headlight
