#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/model/model.h"

namespace headlight {

/// The files of a model folder, wherever their bytes are; they need to live only during the call.
struct ModelFiles {
  std::string name;  // what errors call it: the folder's path or the embedded model's name
  std::string_view config, tokenizer, target_tokenizer;
  std::span<const std::byte> weights;  // model.safetensors
  std::string_view roles = {};         // roles.json, see roles_json.h; empty: the heads were not measured
};

/// Everything is checked before memory is touched: sizes, offsets, shapes, dtypes, JSON depth, NaN and infinity.
/// Throws Error naming the file and the tensor.
ModelPtr load_model(const ModelFiles& files);

/// A folder with config.json, tokenizer.json, target_tokenizer.json, model.safetensors and, perhaps, roles.json. Throws Error.
ModelPtr load_model(const std::filesystem::path& folder);

}  // namespace headlight
