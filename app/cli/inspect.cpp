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

/// How a contrast model reads and what its decoder sees of it.
std::string made_of(const ContrastModel& model) {
  const std::string layers = std::to_string(model.config.encoder_layers);
  const std::string reader =
      model.config.kind == ContrastKind::cnn
          ? layers + " convolutions of width 3, so that a state sees " + layers + " tokens to each side"
          : layers + " recurrent layers (GRU) in both directions";
  return reader + "; one recurrent decoder layer that sees " +
         (model.attends() ? "all states through additive attention"
                          : "one vector of " + std::to_string(model.config.state_width) + " numbers");
}

void write_json(const ContrastModel& model, std::ostream& out) {
  const ContrastConfig& config = model.config;
  Json pointer = to_json(config.pointer);
  if (config.pointer.score_name.empty()) pointer["score"] = nullptr;  // not measured
  const Json json = {{"name", config.name},
                     {"languages", config.languages},
                     {"trained_on", config.trained_on},
                     {"made_of", made_of(model)},
                     {"parameters", model.parameter_count()},
                     {"embeddings_of", config.embeddings_of},
                     {"d_model", config.d_model},
                     {"state_width", config.state_width},
                     {"encoder_layers", config.encoder_layers},
                     {"source_vocabulary", model.embeddings.source->rows()},
                     {"target_vocabulary", model.embeddings.target->rows()},
                     {"heads", {pointer}}};
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_text(const ContrastModel& model, std::ostream& out) {
  const ContrastConfig& config = model.config;
  out << config.name << "  " << config.languages << "\n  " << config.trained_on << (config.trained_on.empty() ? "" : "\n  ")
      << made_of(model) << "\n  " << model.parameter_count() << " parameters and the embeddings of " << config.embeddings_of
      << "; states of width " << config.state_width << '\n';
  if (!config.pointer.score_name.empty()) return write_role(config.pointer, out);
  out << "  encoder " << name(config.pointer.head) << "  the pointer, " << config.pointer.role
      << " (trained towards it, not measured yet)\n";
}

void write(const Model& model, bool json, std::ostream& out) {
  const HeadScoresPtr scores = stored_or_measured(model);
  json ? write_json(model, *scores, out) : write_text(model, *scores, out);
}

void write(const ContrastModel& model, bool json, std::ostream& out) {
  json ? write_json(model, out) : write_text(model, out);
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
    std::visit([&](const auto& model) { write(*model, options->json, console.out); }, open_any_model(options->model));
  });
}

}  // namespace headlight
