#include <memory>

#include "app/cli/commands.h"
#include "app/cli/head_selection.h"
#include "app/cli/inputs.h"
#include "app/platform/embedded_model.h"
#include "app/platform/export.h"
#include "core/base/error.h"
#include "core/trace/contrast.h"

namespace headlight {
namespace {

struct DrawOptions {
  InputOptions input;
  HeadSelection selection;
  std::string model = default_model, view = "arcs", file;
  bool dark = false, pieces = false;
  float width = 1280, scale = 1;
};

/// The one head that a view of one head shows, or none for the view's own choice.
std::optional<HeadId> one_head(const std::vector<HeadId>& heads, const DrawOptions& options) {
  if (options.selection.empty()) return {};
  if (heads.size() > 1) throw Error(options.view + " shows one head: give --layer and --head (and --stack), or --role");
  return heads.front();
}

Stack reader_stack(const Model& model) { return model.config.reader_stack(); }
Stack reader_stack(const ContrastModel& model) { return model.config.pointer.head.stack; }

template <class SomeModel>
void draw(const SomeModel& model, const DrawOptions& options, std::istream& in) {
  const Input input = single_input(options.input, in, "one picture shows one input, but there are several lines");
  PictureRequest request;
  request.trace = run(model, input);
  request.view = parse_view(options.view);
  HeadSelection selection = options.selection;
  if (selection.stack.empty() && selection.role.empty()) selection.stack = name(reader_stack(model));
  const std::vector<HeadId> heads = select_heads(model, *request.trace, selection, roles_for(model, selection.role));
  if (request.view == View::grid) request.stack = heads.front().stack;
  if (request.view != View::grid) request.head = one_head(heads, options);
  request.options.join_words = !options.pieces;
  request.dark = options.dark;
  request.width = options.width;
  request.scale = options.scale;
  export_picture(request, options.file);
}

}  // namespace

void add_draw(CLI::App& app, const Console& console) {
  const auto options = std::make_shared<DrawOptions>();
  CLI::App* command = app.add_subcommand("draw", "Draw a picture of one input");
  add_input_options(*command, options->input);
  add_selection_options(*command, options->selection);
  command->add_option("--model", options->model, "An embedded model's name or a folder");
  command->add_option("--view", options->view, "arcs, heatmap or grid")->check(CLI::IsMember({"arcs", "heatmap", "grid"}));
  command->add_option("-o,--output", options->file, "FILE.png or FILE.svg")->required();
  command->add_flag("--dark", options->dark, "Dark colours");
  command->add_flag("--pieces", options->pieces, "Word pieces instead of words");
  command->add_option("--width", options->width, "Pixels at scale 1")->check(CLI::Range(200, 8000));
  command->add_option("--scale", options->scale, "2 draws twice as many pixels")->check(CLI::Range(.5, 4.));
  command->callback([options, console] {
    std::visit([&](const auto& model) { draw(*model, *options, console.in); }, open_any_model(options->model));
  });
}

}  // namespace headlight
