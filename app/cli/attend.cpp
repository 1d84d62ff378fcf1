#include <memory>

#include "app/cli/attention_output.h"
#include "app/cli/commands.h"
#include "app/cli/head_selection.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/platform/embedded_model.h"
#include "core/base/error.h"
#include "core/trace/contrast.h"

namespace headlight {
namespace {

struct AttendOptions {
  InputOptions input;
  HeadSelection selection;
  std::string model = default_model, format = "json", file;
  bool words = false;
};

void write(const AttentionOutput& output, const std::string& format, std::ostream& out) {
  if (format == "csv") return write_csv(output, out);
  if (format == "text") return write_text(output, out);
  if (format == "json") return write_json(output, out);
  if (output.line > 0) throw Error("one npy array holds one input: give one line, or write json or csv");
  write_npy(output, out);
}

template <class SomeModel>
void attend(const SomeModel& model, const AttendOptions& options, const Console& console) {
  const std::vector<HeadRole> roles = roles_for(model, options.selection.role);
  Output output(options.file, console.out);
  for_each_input(options.input, console.in, [&](const Input& input, int line) {
    const TracePtr trace = run(model, input);
    const std::vector<HeadId> heads = select_heads(model, *trace, options.selection, roles);
    write({*trace, heads, options.words, line}, options.format, output.stream());
  });
  output.finish();
}

}  // namespace

void add_attend(CLI::App& app, const Console& console) {
  const auto options = std::make_shared<AttendOptions>();
  CLI::App* command = app.add_subcommand("attend", "Print attention weights");
  add_input_options(*command, options->input);
  add_selection_options(*command, options->selection);
  command->add_option("--model", options->model, "An embedded model's name or a folder");
  command->add_flag("--words", options->words, "Join word pieces into words");
  command->add_option("--format", options->format, "json, csv, npy or text")
      ->check(CLI::IsMember({"json", "csv", "npy", "text"}));
  command->add_option("-o,--output", options->file, "A file instead of stdout");
  command->callback([options, console] {
    std::visit([&](const auto& model) { attend(*model, *options, console); }, open_any_model(options->model));
  });
}

}  // namespace headlight
