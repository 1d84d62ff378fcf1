#include "app/cli/inputs.h"

#include <fstream>
#include <optional>

#include "core/base/error.h"

namespace headlight {
namespace {

Input parse_line(std::string line) {
  if (line.ends_with('\r')) line.pop_back();
  const auto tab = line.find('\t');
  return tab == std::string::npos ? Input{line, ""} : Input{line.substr(0, tab), line.substr(tab + 1)};
}

void for_each_line(std::istream& lines, const std::function<void(const Input&, int)>& use) {
  std::string line;
  for (int number = 0; std::getline(lines, line); ++number) try {
      use(parse_line(line), number);
    } catch (const Error& error) {
      throw Error("line " + std::to_string(number + 1) + ": " + error.what());
    }
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  CLI::App* input = command.add_option_group("input", "What is read");
  CLI::Option* text = input->add_option("--text", options.text, "One text");
  input->add_option("--lines", options.lines, "A file with one input a line, source TAB target; - is stdin");
  input->require_option(1);
  command.add_option("--target", options.target, "What the decoder reads, for --text")->needs(text);
}

void for_each_input(const InputOptions& options, std::istream& in, const std::function<void(const Input&, int)>& use) {
  if (options.lines.empty()) return use({options.text, options.target}, 0);
  if (options.lines == "-") return for_each_line(in, use);
  std::ifstream file(options.lines, std::ios::binary);
  if (!file) throw Error("cannot read " + options.lines);
  for_each_line(file, use);
}

Input single_input(const InputOptions& options, std::istream& in, const std::string& why) {
  std::optional<Input> only;
  for_each_input(options, in, [&](const Input& input, int) {
    if (only) throw Error(why);
    only = input;
  });
  if (!only) throw Error(options.lines + " has no line");
  return *only;
}

}  // namespace headlight
