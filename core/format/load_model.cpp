#include "core/format/load_model.h"

#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/format/config_json.h"
#include "core/format/mapped_file.h"
#include "core/format/roles_json.h"
#include "core/format/tensor_source.h"

namespace headlight {
namespace {

/// Builds the parts of a model out of tensors named as in assets/training.
class Builder {
 public:
  Builder(TensorSource& tensors, const ModelConfig& config) : tensors_(tensors), config_(config) {}

  EncoderLayer encoder_layer(int number) const {
    const std::string layer = "encoder.layers." + std::to_string(number);
    return {attention(layer + ".self_attention"), feed_forward(layer + ".feed_forward"),
            norm(layer + ".self_attention_norm"), norm(layer + ".feed_forward_norm")};
  }

  DecoderLayer decoder_layer(int number) const {
    const std::string layer = "decoder.layers." + std::to_string(number);
    return {attention(layer + ".self_attention"),  attention(layer + ".cross_attention"),
            feed_forward(layer + ".feed_forward"), norm(layer + ".self_attention_norm"),
            norm(layer + ".cross_attention_norm"), norm(layer + ".feed_forward_norm")};
  }

  LayerNorm norm(const std::string& name) const {
    return {tensors_.vector(name + ".weight", config_.d_model), tensors_.vector(name + ".bias", config_.d_model)};
  }

 private:
  Linear linear(const std::string& name, Index out, Index in) const {
    return {tensors_.matrix(name + ".weight", out, in).transpose(), tensors_.vector(name + ".bias", out)};
  }

  AttentionWeights attention(const std::string& name) const {
    const Index d = config_.d_model;
    return {linear(name + ".query", d, d), linear(name + ".key", d, d), linear(name + ".value", d, d),
            linear(name + ".output", d, d)};
  }

  FeedForward feed_forward(const std::string& name) const {
    return {linear(name + ".inner", config_.d_ff, config_.d_model), linear(name + ".outer", config_.d_model, config_.d_ff)};
  }

  TensorSource& tensors_;
  const ModelConfig& config_;
};

void read_encoder(TensorSource& tensors, Model& model) {
  const ModelConfig& config = model.config;
  const Builder build(tensors, config);
  model.source_embedding = tensors.matrix("encoder.embedding.weight", config.source_vocabulary, config.d_model);
  for (int i = 0; i < config.encoder_layers; ++i) model.encoder.push_back(build.encoder_layer(i));
  if (config.norm == NormOrder::pre) model.encoder_norm = build.norm("encoder.norm");
}

void read_decoder(TensorSource& tensors, Model& model) {
  const ModelConfig& config = model.config;
  const Builder build(tensors, config);
  model.target_embedding = tensors.matrix("decoder.embedding.weight", config.target_vocabulary, config.d_model);
  const std::string bias = "decoder.output.bias";
  if (tensors.has(bias)) model.output_bias = tensors.vector(bias, config.target_vocabulary);
  for (int i = 0; i < config.decoder_layers; ++i) model.decoder.push_back(build.decoder_layer(i));
  if (config.norm == NormOrder::pre) model.decoder_norm = build.norm("decoder.norm");
}

/// A tokenizer whose every id is a row of the embedding matrix.
Tokenizer read_tokenizer_of(std::string_view json, const std::string& name, int vocabulary) {
  Tokenizer tokenizer = Tokenizer::from_json(json, name);
  if (tokenizer.vocabulary_size() > vocabulary)
    throw Error(name + " has " + std::to_string(tokenizer.vocabulary_size()) + " pieces, but the model embeds " +
                std::to_string(vocabulary));
  return tokenizer;
}

void expect_piece(const Tokenizer& tokenizer, const std::string& piece, const std::string& name) {
  if (tokenizer.id(piece) < 0) throw Error(name + " has no piece \"" + piece + "\", which config.json names");
}

void read_tokenizers(const ModelFiles& files, Model& model) {
  const ModelConfig& config = model.config;
  model.source_tokenizer = read_tokenizer_of(files.tokenizer, files.name + "/tokenizer.json", config.source_vocabulary);
  if (config.decoder_layers == 0) return;
  const std::string name = files.name + "/target_tokenizer.json";
  model.target_tokenizer = read_tokenizer_of(files.target_tokenizer, name, config.target_vocabulary);
  expect_piece(model.target_tokenizer, config.target_begin_token, name);
  expect_piece(model.target_tokenizer, config.end_token, name);
}

/// What was measured of other weights is as good as nothing.
void read_scores(const ModelFiles& files, Model& model) {
  if (files.roles.empty()) return;
  auto scores = read_roles(files.roles, model.config, fingerprint(files.weights), files.name + "/roles.json");
  if (!scores) return;
  model.config.roles = with_labels(std::move(model.config.roles), *scores);
  model.scores = std::make_shared<const HeadScores>(std::move(*scores));
}

ModelPtr build(const ModelFiles& files, ModelConfig config) {
  auto model = std::make_shared<Model>();
  model->config = std::move(config);
  read_tokenizers(files, *model);
  const std::string weights = files.name + "/model.safetensors";
  TensorSource tensors(read_safetensors(files.weights, weights), weights);
  read_encoder(tensors, *model);
  if (model->config.decoder_layers > 0) read_decoder(tensors, *model);
  tensors.expect_all_read();
  read_scores(files, *model);
  return model;
}

}  // namespace

ModelPtr load_model(const ModelFiles& files) { return build(files, read_config(files.config, files.name + "/config.json")); }

ModelPtr load_model(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) throw Error("there is no model folder " + folder.string());
  const MappedFile config_file(folder / "config.json"), tokenizer(folder / "tokenizer.json"),
      weights(folder / "model.safetensors");
  ModelConfig config = read_config(config_file.text(), (folder / "config.json").string());
  std::optional<MappedFile> target, roles;
  if (config.decoder_layers > 0) target.emplace(folder / "target_tokenizer.json");
  if (std::filesystem::exists(folder / "roles.json")) roles.emplace(folder / "roles.json");
  return build({folder.string(), config_file.text(), tokenizer.text(), target ? target->text() : "", weights.bytes(),
                roles ? roles->text() : ""},
               std::move(config));
}

}  // namespace headlight
