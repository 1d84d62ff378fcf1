#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/platform/key.h"
#include "app/state/command.h"

namespace headlight {

/// A key that works wherever the caret is, what it does, and how F1 lists it.
struct Shortcut {
  KeyPress press;
  std::string_view keys, does;
  Command command;
};

/// In the order in which F1 lists them. Those without `keys` are second halves of the line above.
std::vector<Shortcut> shortcuts();

/// What a key means now; empty: it is not ours, the sentence box may have it.
std::optional<Command> command_for(const State& state, KeyPress press);

}  // namespace headlight
