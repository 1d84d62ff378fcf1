#pragma once

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "core/format/load_model.h"
#include "tests/core/format/tensor_file.h"

namespace model_folder {

using nlohmann::json;

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A tokenizer.json of so many pieces: <s> </s> <unk>, then one character each.
inline std::string tokenizer(int pieces) {
  json vocabulary = json::array({{"<s>", 0.0}, {"</s>", 0.0}, {"<unk>", 0.0}});
  for (int i = 3; i < pieces; ++i) vocabulary.push_back({std::string(1, static_cast<char>('A' + i - 3)), -1.0 - i});
  return json{{"model", {{"type", "Unigram"}, {"unk_id", 2}, {"vocab", vocabulary}}}}.dump();
}

/// The bytes of a model.safetensors, whose header can be changed.
struct Weights {
  std::string weights;

  json header() const { return json::parse(weights.substr(8, header_size())); }
  std::string data() const { return weights.substr(8 + header_size()); }
  void set_header(const json& header) { weights = tensor_file::make(header.dump(), data()); }

 private:
  std::uint64_t header_size() const {
    std::uint64_t size = 0;
    std::memcpy(&size, weights.data(), sizeof size);
    return size;
  }
};

/// The bytes of one of the tiny models in tests/golden, ready to be damaged.
struct Bytes : Weights {
  json config;
  std::string source, target;

  explicit Bytes(const std::string& name) {
    const std::filesystem::path folder = HEADLIGHT_SOURCE_DIR "/tests/golden/model-" + name;
    config = json::parse(read(folder / "config.json"));
    weights = read(folder / "model.safetensors");
    source = tokenizer(config["source_vocabulary"]);
    target = tokenizer(config["target_vocabulary"]);
  }

  headlight::ModelPtr load() const {
    const std::string text = config.dump();
    return headlight::load_model({"tiny", text, source, target, tensor_file::bytes(weights)});
  }
};

}  // namespace model_folder
