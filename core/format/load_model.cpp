#include "core/format/load_model.h"

#include <unistd.h>

#include <cmath>
#include <functional>
#include <new>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/format/mapped_file.h"
#include "core/format/read_weights.h"
#include "core/format/roles_json.h"
#include "core/format/shards.h"
#include "core/format/tokenizer_files.h"
#include "core/text/aligned_text.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// Checkpoints of others may have a few pieces that were added later and have no row; a text with one of them is refused.
void check_pieces(const Tokenizer& tokenizer, const std::string& name, int vocabulary) {
  if (tokenizer.vocabulary_size() > vocabulary)
    throw Error(name + " has " + std::to_string(tokenizer.vocabulary_size()) + " pieces, but the model embeds " +
                std::to_string(vocabulary));
}

int id_of(const Tokenizer& tokenizer, const std::string& piece, const std::string& name) {
  const int id = tokenizer.id(piece);
  if (id < 0) throw Error(name + " has no piece \"" + piece + "\", which config.json names");
  return id;
}

void take_target(const std::string& folder, const Plan& plan, Model& model) {
  const std::string name = folder + "/target_tokenizer.json";
  Writing& writing = model.config.writing;
  if (plan.strict) check_pieces(model.target_tokenizer, name, model.config.decoder.vocabulary);
  if (!plan.begin_token.empty()) writing.begin = id_of(model.target_tokenizer, plan.begin_token, name);
  if (!plan.end_token.empty()) writing.end = id_of(model.target_tokenizer, plan.end_token, name);
}

void take_tokenizers(Tokenizers tokenizers, const std::string& folder, const Plan& plan, Model& model) {
  model.source_tokenizer = std::move(tokenizers.source);
  if (plan.strict) check_pieces(model.source_tokenizer, folder + "/tokenizer.json", model.config.reader().vocabulary);
  if (!model.config.translates()) return;
  if (!tokenizers.target)
    throw Error(folder + " has no tokenizer for what the model writes: it should have source.spm with target.spm and " +
                "vocab.json, or target_tokenizer.json");
  model.target_tokenizer = std::move(*tokenizers.target);
  take_target(folder, plan, model);
}

Tokenizers tokenizers_in(const ModelFiles& files, bool translates) {
  Tokenizers tokenizers{Tokenizer::from_json(files.tokenizer, files.name + "/tokenizer.json")};
  if (translates) tokenizers.target = Tokenizer::from_json(files.target_tokenizer, files.name + "/target_tokenizer.json");
  return tokenizers;
}

ConfigJson config_in(const fs::path& folder) {
  if (std::error_code ignored; !fs::is_directory(folder, ignored))
    throw Error("there is no model folder " + folder.string());
  ConfigJson config(MappedFile(folder / "config.json").text(), (folder / "config.json").string());
  const fs::path generation = folder / "generation_config.json";
  if (std::error_code ignored; fs::exists(generation, ignored))
    config.override_with(MappedFile(generation).text(), generation.string());
  return config;
}

Plan plan_in(const fs::path& folder, const ConfigJson& config) {
  Plan plan = plan_of(config);
  if (plan.config.name.empty()) {
    plan.config.name = checkpoint_name(folder);
    plan.config.trained_on = "Its files do not say; a checkpoint of the family " + config.text("model_type");
  }
  return plan;
}

/// All weights become floats in memory; a file that says it has more than the machine could hold is refused before that.
void check_memory(const Shards& shards) {
  constexpr double gigabyte = 1e9;
  double bytes = 0;
  for (const auto& [key, tensor] : shards.tensors)
    bytes += std::accumulate(tensor.shape.begin(), tensor.shape.end(), double{sizeof(float)}, std::multiplies<>());
  const double memory = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  if (bytes > memory)
    throw Error(shards.name + " takes " + std::to_string(std::llround(bytes / gigabyte)) +
                " GB of memory as float32, and this machine has " + std::to_string(std::llround(memory / gigabyte)));
}

void read_weights_in(const fs::path& folder, const Plan& plan, Model& model) {
  const Shards shards = read_shards(folder);
  check_memory(shards);
  TensorSource tensors(shards.tensors, shards.name);
  read_weights(plan, tensors, model);
  for (const auto& file : shards.files) model.fingerprint = fingerprint(file->bytes(), model.fingerprint);
}

/// What was measured of other weights is as good as nothing.
void read_scores(std::string_view roles, const std::string& name, Model& model) {
  auto scores = read_roles(roles, model.config, model.fingerprint, name + "/roles.json");
  if (!scores) return;
  model.config.roles = with_labels(std::move(model.config.roles), *scores);
  model.scores = std::make_shared<const HeadScores>(std::move(*scores));
}

ModelPtr read_folder(const fs::path& folder) {
  const ConfigJson config = config_in(folder);
  const Plan plan = plan_in(folder, config);
  auto model = std::make_shared<Model>();
  model->config = plan.config;
  take_tokenizers(read_tokenizers(folder, config.text("model_type")), folder.string(), plan, *model);
  read_weights_in(folder, plan, *model);
  const fs::path roles = folder / "roles.json";
  if (std::error_code ignored; fs::exists(roles, ignored)) read_scores(MappedFile(roles).text(), folder.string(), *model);
  return model;
}

/// Names in a checkpoint are untrusted too: what is said of it is one line of moderate length, whatever they hold.
std::string one_line(std::string_view sentence) {
  constexpr std::size_t longest = 600, kept = 250;  // characters; at each end of a longer one
  AlignedText text = read_aligned(sentence);
  for (AlignedCharacter& c : text)
    if (c.code < ' ' || c.code == 0x7F) c.code = ' ';
  if (text.size() <= longest) return to_utf8(text);
  return to_utf8(AlignedView(text).first(kept)) + " … " + to_utf8(AlignedView(text).last(kept));
}

/// What `read` returns. Throws nothing but Error, in one sentence.
template <typename Read>
auto in_one_sentence(const fs::path& folder, const Read& read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(one_line(error.what()));
  } catch (const std::bad_alloc&) {
    throw Error("there is not enough memory for " + folder.string());
  }
}

}  // namespace

std::string checkpoint_name(const fs::path& folder) {
  const fs::path path = fs::absolute(folder).lexically_normal();
  const fs::path last = path.has_filename() ? path : path.parent_path();
  if (last.parent_path().filename() != "snapshots") return last.filename().string();
  std::string name = last.parent_path().parent_path().filename().string();
  if (name.starts_with("models--")) name.erase(0, std::string("models--").size());
  if (const auto dashes = name.find("--"); dashes != name.npos) name.replace(dashes, 2, "/");
  return name;
}

ModelPtr load_model(const ModelFiles& files) {
  const Plan plan = plan_of(ConfigJson(files.config, files.name + "/config.json"));
  auto model = std::make_shared<Model>();
  model->config = plan.config;
  take_tokenizers(tokenizers_in(files, plan.config.translates()), files.name, plan, *model);
  const std::string weights = files.name + "/model.safetensors";
  TensorSource tensors(read_safetensors(files.weights, weights), weights);
  read_weights(plan, tensors, *model);
  model->fingerprint = fingerprint(files.weights);
  if (!files.roles.empty()) read_scores(files.roles, files.name, *model);
  return model;
}

ModelPtr load_model(const fs::path& folder) {
  return in_one_sentence(folder, [&] { return read_folder(folder); });
}

Model load_weights(const fs::path& folder) {
  return in_one_sentence(folder, [&] {
    const Plan plan = plan_in(folder, config_in(folder));
    Model model;
    model.config = plan.config;
    read_weights_in(folder, plan, model);
    return model;
  });
}

}  // namespace headlight
