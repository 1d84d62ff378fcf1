#include "core/format/load_model.h"

#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/format/mapped_file.h"
#include "core/format/read_weights.h"
#include "core/format/shards.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// A tokenizer whose every id is a row of the embedding matrix.
Tokenizer read_tokenizer_of(std::string_view json, const std::string& name, int vocabulary) {
  Tokenizer tokenizer = Tokenizer::from_json(json, name);
  if (tokenizer.vocabulary_size() > vocabulary)
    throw Error(name + " has " + std::to_string(tokenizer.vocabulary_size()) + " pieces, but the model embeds " +
                std::to_string(vocabulary));
  return tokenizer;
}

int id_of(const Tokenizer& tokenizer, const std::string& piece, const std::string& name) {
  const int id = tokenizer.id(piece);
  if (id < 0) throw Error(name + " has no piece \"" + piece + "\", which config.json names");
  return id;
}

void read_tokenizers(const ModelFiles& files, const Plan& plan, Model& model) {
  ModelConfig& config = model.config;
  model.source_tokenizer = read_tokenizer_of(files.tokenizer, files.name + "/tokenizer.json", config.reader().vocabulary);
  if (!config.translates()) return;
  const std::string name = files.name + "/target_tokenizer.json";
  model.target_tokenizer = read_tokenizer_of(files.target_tokenizer, name, config.decoder.vocabulary);
  if (!plan.begin_token.empty()) config.writing.begin = id_of(model.target_tokenizer, plan.begin_token, name);
  if (!plan.end_token.empty()) config.writing.end = id_of(model.target_tokenizer, plan.end_token, name);
}

/// What a checkpoint is called: "owner/model" where it lies in the Hugging Face cache, else its folder's name.
std::string name_of(const fs::path& folder) {
  const fs::path path = fs::absolute(folder).lexically_normal();
  const fs::path last = path.has_filename() ? path : path.parent_path();
  if (last.parent_path().filename() != "snapshots") return last.filename().string();
  std::string name = last.parent_path().parent_path().filename().string();
  if (name.starts_with("models--")) name.erase(0, std::string("models--").size());
  if (const auto dashes = name.find("--"); dashes != name.npos) name.replace(dashes, 2, "/");
  return name;
}

Plan plan_in(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw Error("there is no model folder " + folder.string());
  ConfigJson config(MappedFile(folder / "config.json").text(), (folder / "config.json").string());
  const fs::path generation = folder / "generation_config.json";
  if (std::error_code ignored; fs::exists(generation, ignored))
    config.override_with(MappedFile(generation).text(), generation.string());
  Plan plan = plan_of(config);
  if (plan.config.name.empty()) {
    plan.config.name = name_of(folder);
    plan.config.trained_on = "a checkpoint of the family " + config.text("model_type");
  }
  return plan;
}

void read_weights_in(const fs::path& folder, const Plan& plan, Model& model) {
  const Shards shards = read_shards(folder);
  TensorSource tensors(shards.tensors, shards.name);
  read_weights(plan, tensors, model);
}

}  // namespace

ModelPtr load_model(const ModelFiles& files) {
  const Plan plan = plan_of(ConfigJson(files.config, files.name + "/config.json"));
  auto model = std::make_shared<Model>();
  model->config = plan.config;
  read_tokenizers(files, plan, *model);
  const std::string weights = files.name + "/model.safetensors";
  TensorSource tensors(read_safetensors(files.weights, weights), weights);
  read_weights(plan, tensors, *model);
  return model;
}

ModelPtr load_model(const fs::path& folder) {
  const Plan plan = plan_in(folder);
  auto model = std::make_shared<Model>();
  model->config = plan.config;
  const MappedFile tokenizer(folder / "tokenizer.json");
  std::optional<MappedFile> target;
  if (plan.config.translates()) target.emplace(folder / "target_tokenizer.json");
  read_tokenizers({folder.string(), {}, tokenizer.text(), target ? target->text() : "", {}}, plan, *model);
  read_weights_in(folder, plan, *model);
  return model;
}

Model load_weights(const fs::path& folder) {
  const Plan plan = plan_in(folder);
  Model model;
  model.config = plan.config;
  read_weights_in(folder, plan, model);
  return model;
}

}  // namespace headlight
