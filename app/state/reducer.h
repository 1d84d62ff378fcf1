#pragma once

#include "app/state/command.h"
#include "app/state/state.h"

namespace headlight {

/// The only way in which the state changes.
void apply(State& state, const Command& command);

/// The menus of models: the open one's, and that of the model beside.
inline bool lists_models(Menu menu) { return menu == Menu::model || menu == Menu::beside; }

/// The first picture: an example whose word is pinned, so that it says something before anything is typed.
State first_state(const Example& example);

}  // namespace headlight
