#pragma once

#include <random>

#include "app/platform/embedded_model.h"
#include "tests/app/cli/cli_fixture.h"

namespace cli {

/// A recurrent model with additive attention, random weights of small width and the embedded translator's embeddings.
struct ContrastModel : Folder {
  explicit ContrastModel(const std::string& type = "headlight-gru-attention") {
    const headlight::Embeddings lent = headlight::embeddings_of(headlight::embedded_model(headlight::default_model));
    d_ = lent.source->cols();
    nlohmann::json config = {{"model_type", type},
                             {"name", "small"},
                             {"languages", "en → fr"},
                             {"embeddings_of", lent.owner},
                             {"embeddings_checksum", headlight::checksum(lent)},
                             {"d_model", d_},
                             {"source_vocabulary", lent.source->rows()},
                             {"target_vocabulary", lent.target->rows()},
                             {"encoder_layers", 1},
                             {"state_width", s},
                             {"pointer_width", s},
                             {"attention_width", s},
                             {"layer_norm_epsilon", 1e-5},
                             {"embedding_scale", 16},
                             {"target_begin_token", "<s>"},
                             {"end_token", "</s>"}};
    add_gru("encoder.layers", "_l0", d_, s / 2);
    add_gru("encoder.layers", "_l0_reverse", d_, s / 2);
    add_gru("cell", "", d_ + s, s);
    if (type == "headlight-gru-attention") {
      add_linear("attention.state", s, s);
      add("attention.memory.weight", {s, s});
      add("attention.score.weight", {1, s});
    }
    add_linear("start", s, s);
    add_linear("output", d_, 2 * s);
    add_linear("pointer_query", s, s);
    add_linear("pointer_key", s, s);
    write("config.json", config.dump());
    write("model.safetensors", tensor_file::make(header_.dump(), tensor_file::raw(data_)));
  }
  std::string name() const { return path.string(); }

 private:
  using Shape = std::vector<std::int64_t>;
  static constexpr std::int64_t s = 6;

  void add_gru(const std::string& name, const std::string& end, std::int64_t in, std::int64_t states) {
    add(name + ".weight_ih" + end, {3 * states, in});
    add(name + ".weight_hh" + end, {3 * states, states});
    add(name + ".bias_ih" + end, {3 * states});
    add(name + ".bias_hh" + end, {3 * states});
  }
  void add_linear(const std::string& name, std::int64_t out, std::int64_t in) {
    add(name + ".weight", {out, in});
    add(name + ".bias", {out});
  }
  void add(const std::string& name, const Shape& shape) {
    const std::size_t begin = data_.size() * sizeof(float);
    const std::int64_t columns = shape.size() > 1 ? shape[1] : 1;
    std::normal_distribution<float> numbers(0, 1 / std::sqrt(static_cast<float>(columns)));
    for (std::int64_t i = 0; i < shape[0] * columns; ++i) data_.push_back(numbers(random_));
    header_[name] = {{"dtype", "F32"}, {"shape", shape}, {"data_offsets", {begin, data_.size() * sizeof(float)}}};
  }

  std::int64_t d_ = 0;
  std::mt19937 random_{1};
  nlohmann::json header_;
  std::vector<float> data_;
};

}  // namespace cli
