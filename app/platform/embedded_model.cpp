#include "app/platform/embedded_model.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/platform/embedded.h"
#include "core/base/error.h"
#include "core/format/contrast_json.h"
#include "core/format/load_contrast.h"
#include "core/format/load_model.h"
#include "core/format/mapped_file.h"

namespace headlight {
namespace {

constexpr std::string_view folder = "models/", config_file = "/config.json";

bool is_embedded(const std::string& file) { return embedded_names(file) == std::vector<std::string>{file}; }

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list.empty() ? "none" : list;
}

Embeddings default_embeddings() { return embeddings_of(embedded_model(default_model)); }

std::string_view embedded_config(const std::string& name) {
  return embedded_text(std::string(folder) + name + std::string(config_file));
}

bool is_contrast(const std::string& name) {
  return describes_contrast(embedded_config(name), name + std::string(config_file));
}

AnyModel any_embedded_model(const std::string& name) {
  if (!is_contrast(name)) return embedded_model(name);
  const auto weights = embedded_file(std::string(folder) + name + "/model.safetensors");
  return load_contrast({name, embedded_config(name), weights}, default_embeddings());
}

AnyModel any_model_in(const std::filesystem::path& path) {
  const MappedFile config(path / "config.json");
  if (!describes_contrast(config.text(), (path / "config.json").string())) return load_model(path);
  return load_contrast(path, default_embeddings());
}

}  // namespace

std::vector<std::string> embedded_model_names() {
  std::vector<std::string> names;
  for (const std::string& file : embedded_names(folder))
    if (file.ends_with(config_file))
      names.push_back(file.substr(folder.size(), file.size() - folder.size() - config_file.size()));
  std::ranges::sort(names, {}, [](const std::string& name) { return std::pair(name != default_model, name); });
  return names;
}

std::vector<std::string> embedded_transformer_names() {
  std::vector<std::string> names = embedded_model_names();
  std::erase_if(names, is_contrast);
  return names;
}

ModelPtr embedded_model(const std::string& name) {
  const std::string path = std::string(folder) + name;
  const auto optional_text = [](const std::string& file) { return is_embedded(file) ? embedded_text(file) : ""; };
  return load_model({name, embedded_text(path + std::string(config_file)), embedded_text(path + "/tokenizer.json"),
                     optional_text(path + "/target_tokenizer.json"), embedded_file(path + "/model.safetensors"),
                     optional_text(path + "/roles.json")});
}

AnyModel open_any_model(const std::string& name_or_folder) {
  const std::vector<std::string> names = embedded_model_names();
  if (std::ranges::find(names, name_or_folder) != names.end()) return any_embedded_model(name_or_folder);
  std::filesystem::path path = name_or_folder;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored)) path = std::filesystem::absolute(path).parent_path();
  if (std::filesystem::is_directory(path, ignored)) return any_model_in(path);
  throw Error("\"" + name_or_folder + "\" is neither a folder nor an embedded model; embedded are: " + joined(names));
}

ModelPtr open_model(const std::string& name_or_folder) {
  const AnyModel any = open_any_model(name_or_folder);
  if (const ModelPtr* model = std::get_if<ModelPtr>(&any)) return *model;
  throw Error(name_or_folder +
              " is no Transformer, so it can be translated with, attended with, drawn and inspected, but not " +
              "opened, measured or timed");
}

}  // namespace headlight
