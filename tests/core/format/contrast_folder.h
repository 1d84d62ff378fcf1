#pragma once

#include <map>
#include <vector>

#include "core/format/load_contrast.h"
#include "core/format/safetensors.h"
#include "tests/core/format/model_folder.h"

namespace contrast_folder {

using headlight::Index;
using headlight::Matrix;
using model_folder::json;

inline const std::vector<std::string> names = {"gru", "gru-attention", "cnn"};

inline std::filesystem::path path(const std::string& name) { return HEADLIGHT_SOURCE_DIR "/tests/golden/contrast/" + name; }

/// Every tensor of a file of floats as a matrix: leading dimensions are stacked, vectors are one row.
inline std::map<std::string, Matrix> values(const std::filesystem::path& file) {
  const std::string bytes = model_folder::read(file);
  std::map<std::string, Matrix> result;
  for (const auto& [name, tensor] : headlight::read_safetensors(tensor_file::bytes(bytes), file.string())) {
    const Index columns = tensor.shape.back();
    Matrix& matrix = result[name];
    matrix.resize(static_cast<Index>(tensor.bytes.size() / sizeof(float)) / columns, columns);
    std::memcpy(matrix.data(), tensor.bytes.data(), tensor.bytes.size());
  }
  return result;
}

/// The embeddings that a tiny model was made with, with a tokenizer of single letters on either side.
inline headlight::Embeddings embeddings(const std::string& name) {
  const auto tables = values(path(name) / "embeddings.safetensors");
  const auto tokenizer = [&](const char* table) {
    return headlight::Tokenizer::from_json(model_folder::tokenizer(static_cast<int>(tables.at(table).rows())), table);
  };
  const auto shared = [&](const char* table) { return std::make_shared<const Matrix>(tables.at(table)); };
  return {"tiny-translator", tokenizer("source"), tokenizer("target"),
          shared("source"),  shared("target"),    std::make_shared<const headlight::Vector>(tables.at("bias").transpose())};
}

/// The bytes of one of the tiny contrast models in tests/golden, ready to be damaged.
struct Bytes : model_folder::Weights {
  json config;
  headlight::Embeddings embeddings;

  explicit Bytes(const std::string& name)
      : Weights{model_folder::read(path(name) / "model.safetensors")},
        config(json::parse(model_folder::read(path(name) / "config.json"))),
        embeddings(contrast_folder::embeddings(name)) {}

  headlight::ContrastModelPtr load() const {
    return headlight::load_contrast({"tiny", config.dump(), tensor_file::bytes(weights)}, embeddings);
  }
};

/// A tiny contrast model and every value that PyTorch computes with it, written by assets/training/golden_contrast.py.
struct Case {
  headlight::ContrastModelPtr model;
  std::map<std::string, Matrix> values;

  std::vector<int> ids(const std::string& name) const {
    std::vector<int> result;
    for (const float id : values.at(name).reshaped()) result.push_back(static_cast<int>(id));
    return result;
  }
};

inline Case read(const std::string& name) { return {Bytes(name).load(), values(path(name) / "golden.safetensors")}; }

}  // namespace contrast_folder
