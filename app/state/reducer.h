#pragma once

#include "app/state/command.h"
#include "app/state/state.h"

namespace headlight {

/// The only way in which the state changes.
void apply(State& state, const Command& command);

/// The first picture: the cat and the mat, with *it* pinned.
State first_state();

}  // namespace headlight
