#pragma once

#include <optional>

#include "app/panels/ui.h"

namespace headlight {

/// The selection of the state as rows and columns of one table; words that the table does not have select nothing.
Selection selection_in(const State& state, const AttentionTable& table);

/// A click on a reader pins it, and `index` below 0 does nothing.
void pin(Ui& ui, const AttentionTable& table, int index);

/// The mouse points at these rows of a table.
void point_at(Ui& ui, const AttentionTable& table, Selection selection);

}  // namespace headlight
