#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/model/contrast_model.h"

namespace headlight {

/// The files of a contrast model's folder, wherever their bytes are; they need to live only during the call.
struct ContrastFiles {
  std::string name;  // what errors call it: the folder's path or the embedded model's name
  std::string_view config;
  std::span<const std::byte> weights;  // model.safetensors, named as in assets/training/contrast.py
};

/// Everything is checked as in load_model, and the embeddings must be those that the model was trained with.
/// Throws Error naming the file and the tensor or member.
ContrastModelPtr load_contrast(const ContrastFiles& files, const Embeddings& embeddings);

/// A folder with config.json and model.safetensors. Throws Error.
ContrastModelPtr load_contrast(const std::filesystem::path& folder, const Embeddings& embeddings);

}  // namespace headlight
