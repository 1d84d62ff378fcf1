#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace headlight {

/// Where a command reads lines from and writes to: the real streams, or strings in tests.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& error;
};

/// Runs the command line of design section 5; without a command, opens the window. Returns the exit status:
/// 0 done, 1 failed with one sentence on `error`, 2 wrong usage.
int run_command_line(std::vector<std::string> arguments, const Console& console);

}  // namespace headlight
