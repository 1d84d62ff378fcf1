#pragma once

#include "app/panels/ui.h"
#include "app/state/example.h"

namespace headlight {

/// Two sentences (arcs, heatmaps, the signed difference, what moved), two to six heads of one sentence, or two models that
/// read the same sentence.
void draw_compare(Ui& ui, const std::vector<Example>& examples, Rect content);

void draw_compare_sentences(Ui& ui, const std::vector<Example>& examples, Rect content);
void draw_compare_heads(Ui& ui, Rect content);
void draw_compare_models(Ui& ui, Rect content);

}  // namespace headlight
