#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <ostream>

#include "app/cli/commands.h"

namespace headlight {
namespace {

enum Status { done = 0, failed = 1, wrong_usage = 2 };

int parse(CLI::App& app, std::vector<std::string> arguments, const Console& console) try {
  std::ranges::reverse(arguments);  // as CLI11 wants them
  app.parse(std::move(arguments));
  return done;
} catch (const CLI::Success& success) {  // --help, --version
  return app.exit(success, console.out, console.error);
} catch (const CLI::ParseError& error) {
  console.error << error.what() << "\nRun with --help for more information.\n";
  return wrong_usage;
}

}  // namespace

int run_command_line(std::vector<std::string> arguments, const Console& console) try {
  CLI::App app{"Headlight: type a sentence and see where every attention head reads from", "headlight"};
  app.set_version_flag("--version", "headlight " HEADLIGHT_VERSION);
  app.require_subcommand(0, 1);
  int window_status = done;
  add_open(app, window_status);
  add_attend(app, console);
  add_draw(app, console);
  add_translate(app, console);
  add_models(app, console);
  add_inspect(app, console);
  add_bench(app, console);
  const int status = parse(app, std::move(arguments), console);
  return status == done ? window_status : status;
} catch (const std::exception& error) {
  console.error << error.what() << '\n';
  return failed;
}

}  // namespace headlight
