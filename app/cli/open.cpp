#include <memory>

#include "app/cli/commands.h"
#include "app/panels/desktop.h"
#include "app/platform/embedded_model.h"

namespace headlight {

void add_open(CLI::App& app, int& status) {
  const auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("open", "Open the window with a model");
  command->add_option("model", *folder, "An embedded model's name or a folder")->required();
  command->callback([folder, &status] {
    ModelPtr model = open_model(*folder);  // a broken folder is said here, not in a window
    status = run_desktop([model = std::move(model)]() -> ModelPtr { return model; });
  });
  app.callback([&app, &status] {
    if (app.get_subcommands().empty()) status = run_desktop([] { return embedded_model(default_model); });
  });
}

}  // namespace headlight
