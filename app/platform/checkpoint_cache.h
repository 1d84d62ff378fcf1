#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace headlight {

/// A checkpoint in the Hugging Face cache.
struct CachedCheckpoint {
  std::string name;              // "owner/model"
  std::filesystem::path folder;  // its newest snapshot
  std::string model_type;        // what config.json says, or empty
};

/// Where that cache is: $HF_HUB_CACHE, else $HF_HOME/hub, else ~/.cache/huggingface/hub; empty without a home.
std::filesystem::path checkpoint_cache();

/// What is in a cache, in order of names: models--OWNER--MODEL/snapshots/REVISION/config.json. What cannot be read is left
/// out.
std::vector<CachedCheckpoint> cached_checkpoints(const std::filesystem::path& cache);

}  // namespace headlight
