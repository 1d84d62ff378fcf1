#include "tests/core/golden.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace headlight::golden {
namespace {

using Json = nlohmann::json;
using Tensors = std::map<std::string, Matrix>;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot open " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Value>
Matrix values(const char* bytes, Index rows, Index columns) {
  std::vector<Value> copy(static_cast<std::size_t>(rows * columns));
  std::memcpy(copy.data(), bytes, copy.size() * sizeof(Value));
  using Array = Eigen::Matrix<Value, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const Array>(copy.data(), rows, columns).template cast<float>();
}

/// Every tensor as a matrix: leading dimensions are stacked, vectors are one row.
Tensors tensors(const std::string& path) {
  const std::string bytes = contents(path);
  std::uint64_t header_size = 0;
  std::memcpy(&header_size, bytes.data(), sizeof header_size);
  const Json header = Json::parse(bytes.substr(8, header_size));
  Tensors result;
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") continue;
    Index rows = 1;
    const std::vector<Index> shape = entry["shape"];
    for (std::size_t i = 0; i + 1 < shape.size(); ++i) rows *= shape[i];
    const char* data = bytes.data() + 8 + header_size + entry["data_offsets"][0].get<std::size_t>();
    result[name] =
        entry["dtype"] == "I32" ? values<std::int32_t>(data, rows, shape.back()) : values<float>(data, rows, shape.back());
  }
  return result;
}

std::vector<int> ids(const Tensors& tensors, const std::string& name) {
  std::vector<int> result;
  if (const auto found = tensors.find(name); found != tensors.end())
    for (const float id : found->second.reshaped()) result.push_back(static_cast<int>(id));
  return result;
}

ModelConfig config(const std::string& path) {
  const Json json = Json::parse(contents(path));
  ModelConfig config;
  config.name = json["name"];
  config.d_model = json["d_model"], config.heads = json["heads"], config.d_ff = json["d_ff"];
  config.encoder_layers = json["encoder_layers"], config.decoder_layers = json["decoder_layers"];
  config.source_vocabulary = json["source_vocabulary"], config.target_vocabulary = json["target_vocabulary"];
  config.norm = json["norm"] == "pre" ? NormOrder::pre : NormOrder::post;
  config.activation = json["activation"] == "relu" ? Activation::relu : Activation::gelu;
  config.layer_norm_epsilon = json["layer_norm_epsilon"], config.embedding_scale = json["embedding_scale"];
  return config;
}

/// Tensors by the names of the model folder's format.
struct Weights {
  Tensors tensors;

  Vector vector(const std::string& name) const { return tensors.at(name).row(0).transpose(); }
  Linear linear(const std::string& name) const { return {tensors.at(name + ".weight").transpose(), vector(name + ".bias")}; }
  LayerNorm norm(const std::string& name) const { return {vector(name + ".weight"), vector(name + ".bias")}; }
  AttentionWeights attention(const std::string& name) const {
    return {linear(name + ".query"), linear(name + ".key"), linear(name + ".value"), linear(name + ".output")};
  }
  FeedForward feed_forward(const std::string& name) const { return {linear(name + ".inner"), linear(name + ".outer")}; }
};

Model model(const ModelConfig& config, const Weights& weights) {
  Model model;
  model.config = config;
  model.source_embedding = weights.tensors.at("encoder.embedding.weight");
  for (int i = 0; i < config.encoder_layers; ++i) {
    const std::string layer = "encoder.layers." + std::to_string(i) + ".";
    model.encoder.push_back({weights.attention(layer + "self_attention"), weights.feed_forward(layer + "feed_forward"),
                             weights.norm(layer + "self_attention_norm"), weights.norm(layer + "feed_forward_norm")});
  }
  if (config.norm == NormOrder::pre) model.encoder_norm = weights.norm("encoder.norm");
  if (config.decoder_layers == 0) return model;

  model.target_embedding = weights.tensors.at("decoder.embedding.weight");
  model.output_bias = weights.vector("decoder.output.bias");
  for (int i = 0; i < config.decoder_layers; ++i) {
    const std::string layer = "decoder.layers." + std::to_string(i) + ".";
    model.decoder.push_back({weights.attention(layer + "self_attention"), weights.attention(layer + "cross_attention"),
                             weights.feed_forward(layer + "feed_forward"), weights.norm(layer + "self_attention_norm"),
                             weights.norm(layer + "cross_attention_norm"), weights.norm(layer + "feed_forward_norm")});
  }
  if (config.norm == NormOrder::pre) model.decoder_norm = weights.norm("decoder.norm");
  return model;
}

}  // namespace

Case read(const std::string& name) {
  const std::string folder = HEADLIGHT_SOURCE_DIR "/tests/golden/model-" + name;
  const Tensors values = tensors(folder + "/golden.safetensors");
  return {model(config(folder + "/config.json"), {tensors(folder + "/model.safetensors")}), ids(values, "source_ids"),
          ids(values, "target_ids"), values.at("source_hidden").row(0).transpose().array() != 0, values};
}

std::vector<std::string> names() { return {"pre-relu", "post-gelu", "one-head", "encoder"}; }

}  // namespace headlight::golden
