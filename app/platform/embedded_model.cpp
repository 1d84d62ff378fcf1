#include "app/platform/embedded_model.h"

#include <algorithm>
#include <filesystem>

#include "app/platform/embedded.h"
#include "core/base/error.h"
#include "core/format/load_model.h"

namespace headlight {
namespace {

constexpr std::string_view folder = "models/", config_file = "/config.json";

bool is_embedded(const std::string& file) { return embedded_names(file) == std::vector<std::string>{file}; }

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list.empty() ? "none" : list;
}

}  // namespace

std::vector<std::string> embedded_model_names() {
  std::vector<std::string> names;
  for (const std::string& file : embedded_names(folder))
    if (file.ends_with(config_file))
      names.push_back(file.substr(folder.size(), file.size() - folder.size() - config_file.size()));
  return names;
}

ModelPtr embedded_model(const std::string& name) {
  const std::string path = std::string(folder) + name;
  const auto optional_text = [](const std::string& file) { return is_embedded(file) ? embedded_text(file) : ""; };
  return load_model({name, embedded_text(path + std::string(config_file)), embedded_text(path + "/tokenizer.json"),
                     optional_text(path + "/target_tokenizer.json"), embedded_file(path + "/model.safetensors"),
                     optional_text(path + "/roles.json")});
}

ModelPtr open_model(const std::string& name_or_folder) {
  const std::vector<std::string> names = embedded_model_names();
  if (std::ranges::find(names, name_or_folder) != names.end()) return embedded_model(name_or_folder);
  std::filesystem::path path = name_or_folder;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored)) path = std::filesystem::absolute(path).parent_path();
  if (std::filesystem::is_directory(path, ignored)) return load_model(path);
  throw Error("\"" + name_or_folder + "\" is neither a folder nor an embedded model; embedded are: " + joined(names));
}

}  // namespace headlight
