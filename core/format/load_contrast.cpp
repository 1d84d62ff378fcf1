#include "core/format/load_contrast.h"

#include "core/base/error.h"
#include "core/format/contrast_json.h"
#include "core/format/mapped_file.h"
#include "core/format/tensor_source.h"

namespace headlight {
namespace {

/// Builds the parts of a model out of tensors named as in assets/training/contrast.py.
class Builder {
 public:
  Builder(TensorSource& tensors, const ContrastConfig& config) : tensors_(tensors), config_(config) {}

  Linear linear(const std::string& name, Index out, Index in) const {
    return {transposed(name + ".weight", out, in), tensors_.vector(name + ".bias", out)};
  }

  /// torch.nn.GRU's and GRUCell's tensors: `end` is "_l0" or "_l0_reverse" in the former.
  GruWeights gru(const std::string& name, const std::string& end, Index in, Index states) const {
    return {
        {transposed(name + ".weight_ih" + end, 3 * states, in), tensors_.vector(name + ".bias_ih" + end, 3 * states)},
        {transposed(name + ".weight_hh" + end, 3 * states, states), tensors_.vector(name + ".bias_hh" + end, 3 * states)}};
  }

  RecurrentLayer recurrent(int number) const {
    const Index s = config_.state_width, in = number == 0 ? config_.d_model : s;
    const std::string end = "_l" + std::to_string(number);
    return {gru("encoder.layers", end, in, s / 2), gru("encoder.layers", end + "_reverse", in, s / 2)};
  }

  /// What norms the input of a convolution; one after the last norms its output.
  Norm norm(int number) const {
    const std::string name = "encoder.norms." + std::to_string(number);
    return {tensors_.vector(name + ".weight", config_.state_width), tensors_.vector(name + ".bias", config_.state_width)};
  }

  /// torch.nn.Conv1d's kernel is (out, in, 3): every third column belongs to one place of the three.
  ConvolutionLayer convolution(int number) const {
    const Index s = config_.state_width;
    const std::string name = "encoder.layers." + std::to_string(number);
    const Matrix kernel = tensors_.folded(name + ".weight", {s, s, 3});
    const auto place = [&](Index first) -> Matrix { return kernel(Eigen::all, Eigen::seqN(first, s, 3)).transpose(); };
    return {norm(number), place(0), place(1), place(2), tensors_.vector(name + ".bias", s)};
  }

  AdditiveAttention attention() const {
    const Index s = config_.state_width, a = config_.attention_width;
    return {linear("attention.state", a, s), transposed("attention.memory.weight", a, s),
            tensors_.matrix("attention.score.weight", 1, a).transpose()};
  }

 private:
  Matrix transposed(const std::string& name, Index rows, Index columns) const {
    return tensors_.matrix(name, rows, columns).transpose();
  }

  TensorSource& tensors_;
  const ContrastConfig& config_;
};

void read_encoder(TensorSource& tensors, ContrastModel& model) {
  const ContrastConfig& config = model.config;
  const Builder build(tensors, config);
  if (config.kind != ContrastKind::cnn) {
    for (int i = 0; i < config.encoder_layers; ++i) model.recurrent.push_back(build.recurrent(i));
    return;
  }
  model.widen = build.linear("encoder.widen", config.state_width, config.d_model);
  for (int i = 0; i < config.encoder_layers; ++i) model.convolutions.push_back(build.convolution(i));
  model.norm = build.norm(config.encoder_layers);
}

void read_decoder(TensorSource& tensors, ContrastModel& model) {
  const Index s = model.config.state_width, d = model.config.d_model, p = model.config.pointer_width;
  const Builder build(tensors, model.config);
  model.start = build.linear("start", s, s);
  model.cell = build.gru("cell", "", d + s, s);
  if (model.attends()) model.attention = build.attention();
  model.output = build.linear("output", d, 2 * s);
  model.pointer_query = build.linear("pointer_query", p, s);
  model.pointer_key = build.linear("pointer_key", p, s);
}

}  // namespace

ContrastModelPtr load_contrast(const ContrastFiles& files, const Embeddings& embeddings) {
  auto model = std::make_shared<ContrastModel>();
  model->config = read_contrast_config(files.config, files.name + "/config.json", embeddings);
  model->embeddings = embeddings;
  const std::string weights = files.name + "/model.safetensors";
  TensorSource tensors(read_safetensors(files.weights, weights), weights);
  read_encoder(tensors, *model);
  read_decoder(tensors, *model);
  tensors.expect_all_read();
  return model;
}

ContrastModelPtr load_contrast(const std::filesystem::path& folder, const Embeddings& embeddings) {
  if (!std::filesystem::is_directory(folder)) throw Error("there is no model folder " + folder.string());
  const MappedFile config(folder / "config.json"), weights(folder / "model.safetensors");
  return load_contrast({folder.string(), config.text(), weights.bytes()}, embeddings);
}

}  // namespace headlight
