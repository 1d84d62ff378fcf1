#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <istream>
#include <string>

#include "core/trace/run.h"

namespace headlight {

/// INPUT of the command line: one text, or a file with one input a line.
struct InputOptions {
  std::string text, target, lines;
};

/// Adds --text, --target and --lines; exactly one of --text and --lines must be given.
void add_input_options(CLI::App& command, InputOptions& options);

/// Calls use(input, number) for every input, in order, from 0. A line with a TAB is source TAB target; a carriage return at
/// its end is dropped. Errors from reading line n begin with "line n: ", counted from 1. "-" reads from `in`.
void for_each_input(const InputOptions& options, std::istream& in, const std::function<void(const Input&, int)>& use);

/// The one input that there is. Throws Error, mentioning `why`, when there are several or none.
Input single_input(const InputOptions& options, std::istream& in, const std::string& why);

}  // namespace headlight
