#include "core/format/shards.h"

#include <set>

#include "core/base/error.h"
#include "core/base/json.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 1000;

void add(Shards& shards, const fs::path& path) {
  const auto& file = shards.files.emplace_back(std::make_unique<MappedFile>(path));
  for (auto& [key, tensor] : read_safetensors(file->bytes(), path.string())) {
    const auto [place, is_new] = shards.tensors.emplace(key, tensor);
    if (!is_new) throw Error(path.string() + ": tensor \"" + key + "\" is in " + place->second.file + " already");
  }
}

/// A file beside the index, and nowhere else: the index is untrusted.
std::string plain_name(const Json& value, const std::string& index) {
  const std::string name = value.is_string() ? value.get<std::string>() : "";
  if (!name.ends_with(".safetensors") || name.find_first_of(std::string_view("/\\\0", 3)) != name.npos)
    throw Error(index + ": \"weight_map\" should map tensors to names of safetensors files, not to " + describe(value));
  return name;
}

Shards read_index(const fs::path& folder, const fs::path& index) {
  Shards shards{index.string(), {}, {}};
  const Json json = parse_json(MappedFile(index).text(), shards.name);
  const Json& map = member(json, "weight_map", shards.name);
  if (!map.is_object()) throw Error(shards.name + ": \"weight_map\" should be an object, not " + describe(map));
  std::set<std::string> names;
  for (const auto& [key, file] : map.items()) names.insert(plain_name(file, shards.name));
  if (names.size() > most_files)
    throw Error(shards.name + " names " + std::to_string(names.size()) + " files; at most " + std::to_string(most_files) +
                " are read");
  for (const std::string& name : names) add(shards, folder / name);
  for (const auto& [key, file] : map.items()) {
    const auto found = shards.tensors.find(key);
    const std::string expected = (folder / file.get<std::string>()).string();
    if (found == shards.tensors.end() || found->second.file != expected)
      throw Error(expected + " has no tensor \"" + key + "\", which " + index.filename().string() + " says it has");
  }
  return shards;
}

}  // namespace

Shards read_shards(const fs::path& folder) {
  const fs::path single = folder / "model.safetensors", index = folder / "model.safetensors.index.json";
  std::error_code ignored;
  if (!fs::exists(single, ignored) && fs::exists(index, ignored)) return read_index(folder, index);
  Shards shards{single.string(), {}, {}};
  add(shards, single);
  return shards;
}

}  // namespace headlight
