#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/model/model.h"

namespace headlight {

/// The files of one of our own models, wherever their bytes are; they need to live only during the call.
struct ModelFiles {
  std::string name;  // what errors call it: the folder's path or the embedded model's name
  std::string_view config, tokenizer, target_tokenizer;
  std::span<const std::byte> weights;  // model.safetensors
  std::string_view roles = {};         // roles.json, see roles_json.h; empty: the heads were not measured
};

/// Everything is checked before memory is touched: sizes, offsets, shapes, dtypes, JSON depth, NaN and infinity.
/// Throws Error naming the file and the tensor.
ModelPtr load_model(const ModelFiles& files);

/// One of our own folders (config.json, tokenizer.json, target_tokenizer.json, model.safetensors and, perhaps, roles.json)
/// or a Hugging Face checkpoint of a known family (core/format/families), which may have its weights in several files.
/// Throws Error.
ModelPtr load_model(const std::filesystem::path& folder);

/// The same without tokenizers: it can read ids, but no text.
Model load_weights(const std::filesystem::path& folder);

/// What a checkpoint is called: "owner/model" where it lies in the Hugging Face cache, as
/// models--OWNER--MODEL/snapshots/REVISION, else its folder's name.
std::string checkpoint_name(const std::filesystem::path& folder);

}  // namespace headlight
