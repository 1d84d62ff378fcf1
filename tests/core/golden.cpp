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

}  // namespace

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

namespace {

std::vector<int> ids(const Tensors& tensors, const std::string& name) {
  std::vector<int> result;
  if (const auto found = tensors.find(name); found != tensors.end())
    for (const float id : found->second.reshaped()) result.push_back(static_cast<int>(id));
  return result;
}

ModelConfig config(const std::string& path) {
  const Json json = Json::parse(contents(path));
  Blocks blocks;
  blocks.d_model = json["d_model"], blocks.heads = blocks.key_value_heads = json["heads"], blocks.d_ff = json["d_ff"];
  blocks.head_width = blocks.d_model / blocks.heads;
  blocks.order = json["norm"] == "pre" ? NormOrder::pre : NormOrder::post;
  blocks.final_norm = blocks.order == NormOrder::pre;
  blocks.activation = json["activation"] == "relu" ? Activation::relu : Activation::gelu;
  blocks.epsilon = json["layer_norm_epsilon"], blocks.embedding_scale = json["embedding_scale"];
  blocks.positions.kind = PositionKind::sinusoidal;
  ModelConfig config;
  config.name = json["name"];
  config.encoder = config.decoder = blocks;
  config.encoder.layers = json["encoder_layers"], config.encoder.vocabulary = json["source_vocabulary"];
  config.decoder.layers = json["decoder_layers"], config.decoder.vocabulary = json["target_vocabulary"];
  config.decoder.causal = config.decoder.cross_attention = true;
  return config;
}

/// Tensors by the names of the model folder's format.
struct Weights {
  Tensors tensors;

  Vector vector(const std::string& name) const { return tensors.at(name).row(0).transpose(); }
  Linear linear(const std::string& name) const { return {tensors.at(name + ".weight").transpose(), vector(name + ".bias")}; }
  Norm norm(const std::string& name) const { return {vector(name + ".weight"), vector(name + ".bias")}; }
  AttentionWeights attention(const std::string& name) const {
    const Linear query = linear(name + ".query"), key = linear(name + ".key"), value = linear(name + ".value");
    Matrix projections(query.weight.rows(), 3 * query.weight.cols());
    projections << query.weight.unpacked(), key.weight.unpacked(), value.weight.unpacked();
    AttentionWeights attention{{projections, {}}, linear(name + ".output"), {}, {}};
    attention.projections.bias.resize(3 * query.bias.size());
    attention.projections.bias << query.bias, key.bias, value.bias;
    return attention;
  }
  FeedForward feed_forward(const std::string& name) const { return {linear(name + ".inner"), linear(name + ".outer")}; }
};

StackWeights stack(const Blocks& blocks, const Weights& weights, const std::string& name) {
  StackWeights stack;
  stack.embedding = weights.tensors.at(name + ".embedding.weight");
  for (int i = 0; i < blocks.layers; ++i) {
    const std::string at = name + ".layers." + std::to_string(i) + ".";
    Layer layer{weights.attention(at + "self_attention"), {}, weights.feed_forward(at + "feed_forward"),
                weights.norm(at + "self_attention_norm"), {}, weights.norm(at + "feed_forward_norm")};
    if (name == "decoder") {
      layer.cross_attention = weights.attention(at + "cross_attention");
      layer.cross_attention_norm = weights.norm(at + "cross_attention_norm");
    }
    stack.layers.push_back(layer);
  }
  if (blocks.order == NormOrder::pre) stack.final_norm = weights.norm(name + ".norm");
  return stack;
}

Model model(const ModelConfig& config, const Weights& weights) {
  Model model;
  model.config = config;
  model.encoder = stack(config.encoder, weights, "encoder");
  if (config.decoder.layers == 0) return model;
  model.decoder = stack(config.decoder, weights, "decoder");
  model.output_bias = weights.vector("decoder.output.bias");
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
