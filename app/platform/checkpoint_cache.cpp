#include "app/platform/checkpoint_cache.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/format/load_model.h"
#include "core/format/mapped_file.h"

namespace headlight {
namespace {

namespace fs = std::filesystem;

/// The entries of a folder, in order; none when it cannot be read.
std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    paths.push_back(entry->path());
  std::ranges::sort(paths);
  return paths;
}

/// The snapshot with a config.json that was written last, or an empty path.
fs::path newest_snapshot(const fs::path& snapshots) {
  fs::path newest;
  fs::file_time_type newest_time{};
  for (const fs::path& snapshot : entries(snapshots)) {
    std::error_code error;
    const auto time = fs::last_write_time(snapshot / "config.json", error);
    if (error || (!newest.empty() && time <= newest_time)) continue;
    newest = snapshot;
    newest_time = time;
  }
  return newest;
}

std::string model_type(const fs::path& config) try {
  return string_member(parse_json(MappedFile(config).text(), config.string()), "model_type", config.string());
} catch (const Error&) {
  return "";
}

fs::path from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? "" : value;
}

}  // namespace

fs::path checkpoint_cache() {
  if (fs::path cache = from_environment("HF_HUB_CACHE"); !cache.empty()) return cache;
  if (const fs::path home = from_environment("HF_HOME"); !home.empty()) return home / "hub";
  const fs::path home = from_environment("HOME");
  return home.empty() ? home : home / ".cache/huggingface/hub";
}

std::vector<CachedCheckpoint> cached_checkpoints(const fs::path& cache) {
  std::vector<CachedCheckpoint> found;
  for (const fs::path& folder : entries(cache)) {
    if (!folder.filename().string().starts_with("models--")) continue;
    const fs::path snapshot = newest_snapshot(folder / "snapshots");
    if (!snapshot.empty()) found.push_back({checkpoint_name(snapshot), snapshot, model_type(snapshot / "config.json")});
  }
  return found;
}

}  // namespace headlight
