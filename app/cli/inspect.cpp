#include <filesystem>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/platform/embedded_model.h"
#include "app/platform/embedded_sentences.h"
#include "core/analysis/roles.h"
#include "core/base/error.h"
#include "core/format/roles_json.h"

namespace headlight {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const HeadRole& role) {
  Json baselines = Json::array();
  for (const Baseline& baseline : role.baselines) baselines.push_back({{"name", baseline.name}, {"score", baseline.score}});
  return {{"stack", name(role.head.stack)},
          {"layer", role.head.layer},
          {"head", role.head.head},
          {"name", name(role.head)},
          {"role", role.role},
          {"trained", role.trained},
          {"what", role.what},
          {"score", role.score},
          {"score_name", role.score_name},
          {"baselines", baselines}};
}

Json to_json(const RoleScores& role) {
  Json heads = Json::array();
  for (int layer = 0; layer < role.layers; ++layer)
    for (int head = 0; head < role.heads; ++head) {
      const HeadId id{role.stack, layer, head};
      const auto [score, untrained, label] = role.of(id);
      heads.push_back(
          {{"name", name(id)}, {"score", score}, {"untrained", untrained ? Json(*untrained) : Json()}, {"label", label}});
    }
  const bool controlled = !role.untrained.empty();
  return {{"role", role.role},
          {"stack", name(role.stack)},
          {"what", role.what},
          {"score_name", role.score_name},
          {"count", role.count},
          {"baseline", {{"name", role.baseline.name}, {"score", role.baseline.score}}},
          {"best_untrained", controlled ? Json(role.best_untrained()) : Json()},
          {"label_from", role.label_from ? Json(*role.label_from) : Json()},
          {"heads", heads}};
}

void write_json(const Model& model, const HeadScores& scores, std::ostream& out) {
  const ModelConfig& config = model.config;
  const Blocks& blocks = config.reader();
  Json json = {{"name", config.name},
               {"languages", config.languages},
               {"trained_on", config.trained_on},
               {"parameters", model.parameter_count()},
               {"d_model", blocks.d_model},
               {"heads_per_layer", blocks.heads},
               {"key_value_heads", blocks.key_value_heads},
               {"head_width", blocks.head_width},
               {"d_ff", blocks.d_ff},
               {"encoder_layers", config.encoder.layers},
               {"decoder_layers", config.decoder.layers},
               {"source_vocabulary", blocks.vocabulary},
               {"target_vocabulary", config.translates() ? config.decoder.vocabulary : 0},
               {"norm", blocks.order == NormOrder::pre ? "pre" : "post"},
               {"activation", name(blocks.activation)},
               {"heads", Json::array()},
               {"measured", {{"sentences", scores.sentences}, {"roles", Json::array()}}}};
  for (const HeadRole& role : with_labels(model.config.roles, scores)) json["heads"].push_back(to_json(role));
  for (const RoleScores& role : scores.roles) json["measured"]["roles"].push_back(to_json(role));
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_role(const HeadRole& role, std::ostream& out) {
  out << "  " << name(role.head.stack) << ' ' << name(role.head) << "  " << role.role
      << (role.trained ? " (trained towards it)" : " (measured)") << ": " << std::fixed << std::setprecision(2)
      << role.score;
  for (const Baseline& baseline : role.baselines) out << ", " << baseline.name << ' ' << baseline.score;
  out << (role.score_name.empty() ? "" : "\n      " + role.score_name) << '\n';
}

void write_text(const Model& model, const HeadScores& scores, std::ostream& out) {
  const ModelConfig& config = model.config;
  const Blocks& blocks = config.reader();
  out << config.name << "  " << config.languages << "\n  " << config.trained_on << "\n  " << model.parameter_count()
      << " parameters; " << config.encoder.layers << " encoder and " << config.decoder.layers << " decoder layers of "
      << blocks.heads << " heads; d_model " << blocks.d_model << ", d_ff " << blocks.d_ff << "; a vocabulary of "
      << blocks.vocabulary << " pieces";
  if (config.translates()) out << ", and one of " << config.decoder.vocabulary << " to write with";
  out << '\n';
  for (const HeadRole& role : with_labels(model.config.roles, scores)) write_role(role, out);
}

/// Measures the model of a folder and puts roles.json into it.
void measure(const std::string& folder, std::ostream& out) {
  const ModelPtr model = open_model(folder);
  if (!std::filesystem::is_directory(folder))
    throw Error("\"" + folder + "\" is built into the program: to store what is measured, give its folder");
  Output file(std::filesystem::path(folder) / "roles.json", out);
  file.stream() << write_roles(measure_roles(*model, embedded_sentences()), model->fingerprint);
  file.finish();
}

}  // namespace

void add_inspect(CLI::App& app, const Console& console) {
  struct Options {
    std::string model;
    bool json = false, measure = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("inspect", "Print a model's shape and what its heads do");
  command->add_option("model", options->model, "An embedded model's name or a folder")->required();
  command->add_flag("--json", options->json, "Print JSON");
  command->add_flag("--measure", options->measure, "Measure the heads' roles and store them in the folder, as roles.json");
  command->callback([options, console] {
    if (options->measure) measure(options->model, console.out);
    const ModelPtr model = open_model(options->model);
    const HeadScoresPtr scores = stored_or_measured(*model);
    options->json ? write_json(*model, *scores, console.out) : write_text(*model, *scores, console.out);
  });
}

}  // namespace headlight
