#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/platform/checkpoint_cache.h"
#include "app/platform/embedded_model.h"

namespace headlight {
namespace {

using Json = nlohmann::ordered_json;

void write_list(std::ostream& out) {
  for (const std::string& name : embedded_model_names()) out << name << "  embedded\n";
  for (const CachedCheckpoint& checkpoint : cached_checkpoints(checkpoint_cache()))
    out << checkpoint.name << "  " << (checkpoint.model_type.empty() ? "unknown" : checkpoint.model_type) << "  "
        << checkpoint.folder.string() << '\n';
}

void write_list_as_json(std::ostream& out) {
  Json models = Json::array();
  for (const std::string& name : embedded_model_names()) models.push_back({{"name", name}, {"source", "embedded"}});
  for (const CachedCheckpoint& checkpoint : cached_checkpoints(checkpoint_cache()))
    models.push_back({{"name", checkpoint.name},
                      {"source", "hugging face cache"},
                      {"model_type", checkpoint.model_type},
                      {"folder", checkpoint.folder.string()}});
  out << models.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

void add_models(CLI::App& app, const Console& console) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("models", "List embedded models and checkpoints in the Hugging Face cache");
  command->add_flag("--json", *json, "Print JSON");
  command->callback([json, console] { *json ? write_list_as_json(console.out) : write_list(console.out); });
}

}  // namespace headlight
