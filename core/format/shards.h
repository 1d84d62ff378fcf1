#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/format/mapped_file.h"
#include "core/format/safetensors.h"

namespace headlight {

/// A checkpoint's tensors: model.safetensors, or the files that model.safetensors.index.json names. The tensors' bytes live
/// as long as this does.
struct Shards {
  std::string name;  // of the file that says which tensors there are
  std::vector<std::unique_ptr<MappedFile>> files;
  Tensors tensors;
};

/// Throws Error naming the file: for a file that is missing or broken, a tensor that is not in the file that the index says
/// or is in two, and names of files that are no plain names.
Shards read_shards(const std::filesystem::path& folder);

}  // namespace headlight
