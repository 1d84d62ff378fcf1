#pragma once

#include <CLI/App.hpp>

#include "app/cli/command_line.h"

namespace headlight {

// Each adds one command: its options, and what runs once they are parsed. What runs throws Error for bad input.

/// Opens the window when there is no command, too; `status` is what the window ends with.
void add_open(CLI::App& app, int& status);
void add_attend(CLI::App& app, const Console& console);
void add_draw(CLI::App& app, const Console& console);
void add_translate(CLI::App& app, const Console& console);
void add_models(CLI::App& app, const Console& console);
void add_inspect(CLI::App& app, const Console& console);
void add_bench(CLI::App& app, const Console& console);

}  // namespace headlight
