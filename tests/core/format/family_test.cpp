#include "core/format/family.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "core/base/error.h"
#include "core/format/load_model.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/complaint.h"
#include "tests/core/format/model_folder.h"

using namespace headlight;
using model_folder::read;
using nlohmann::json;

namespace {

/// A copy of one of the checkpoints, ready to be damaged; gone at the end.
struct Copy {
  std::filesystem::path path;
  json config;

  explicit Copy(const std::string& name) {
    path = std::filesystem::temp_directory_path() / ("headlight-family-" + std::to_string(getpid()));
    std::filesystem::copy(HEADLIGHT_SOURCE_DIR "/tests/golden/checkpoints/" + name, path);
    config = json::parse(read(path / "config.json"));
  }
  ~Copy() { std::filesystem::remove_all(path); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  std::string file(const char* name) const { return (path / name).string(); }
  void write(const char* name, const std::string& text) const { std::ofstream(path / name, std::ios::binary) << text; }
  Model load() const {
    write("config.json", config.dump());
    return load_weights(path);
  }
  /// What is said of it, without the folder's path; "" when it was read.
  std::string complaint() const {
    return replaced(complaint_of([&] { load(); }), path.string() + "/", "");
  }
};

std::string with(const char* checkpoint, const char* key, const json& value) {
  Copy copy(checkpoint);
  copy.config[key] = value;
  return copy.complaint();
}

Rope rope_of(const json& config) { return rope(ConfigJson(config, "c")); }

}  // namespace

TEST_CASE("options that we do not have are named in one sentence") {
  CHECK(with("bert", "model_type", "xlnet")
            .starts_with("config.json: \"model_type\" is \"xlnet\", and only these are supported: bert, "));
  CHECK(with("bert", "model_type", "xlnet").find("marian") != std::string::npos);
  CHECK(with("bert", "is_decoder", true) == "config.json: \"is_decoder\" is true, and only false is supported");
  CHECK(with("bert", "position_embedding_type", "relative_key") ==
        "config.json: \"position_embedding_type\" is \"relative_key\", and only \"absolute\" is supported");
  CHECK(with("bert", "hidden_act", "snake").starts_with("config.json: \"hidden_act\" should be one of gelu, "));
  CHECK(with("bert", "quantization_config", {{"bits", 4}}) ==
        "config.json has a \"quantization_config\", and quantized weights are not supported");
  CHECK(with("gpt2", "add_cross_attention", true) ==
        "config.json: \"add_cross_attention\" is true, and only false is supported");
  CHECK(with("qwen3", "layer_types", {"full_attention", "chunked_attention"}) ==
        "config.json: \"layer_types\" has \"chunked_attention\", and only \"full_attention\" and \"sliding_attention\" are "
        "supported");
  CHECK(with("llama3", "rope_parameters", {{"rope_type", "spiral"}, {"factor", 4.0}}) ==
        "config.json: \"rope_type\" should be default or linear or llama3 or dynamic or yarn or longrope, not \"spiral\"");
  CHECK(with("llama3", "rope_parameters", {{"rope_type", "longrope"}, {"short_factor", {1}}, {"long_factor", {2}}}) ==
        "config.json: \"short_factor\" and \"long_factor\" should hold 8 numbers, not 1");
}

TEST_CASE("shapes that do not fit together are said with both numbers") {
  CHECK(with("bert", "num_attention_heads", 5) ==
        "config.json: \"hidden_size\" should be a multiple of the 5 heads, not 32");
  CHECK(with("llama-sharded-bf16", "num_key_value_heads", 3) ==
        "config.json: the 4 heads should be a multiple of the 3 that have keys and values");
  CHECK(with("bert", "vocab_size", 901) ==
        "model.safetensors: tensor \"embeddings.word_embeddings.weight\" should be (901, 32), not (900, 32)");
  CHECK(with("bert", "num_hidden_layers", 3).starts_with("model.safetensors has no tensor \"encoder.layer.2.attention"));
  CHECK(
      with("bert", "num_hidden_layers", 1)
          .starts_with("model.safetensors has tensors that its config.json does not call for: \"encoder.layer.1.attention"));
  CHECK(with("bert", "num_hidden_layers", nullptr) ==
        "config.json: \"num_hidden_layers\" should be a whole number from 1 to 256, not null");
  CHECK(with("llama3", "head_dim", 7) ==
        "config.json: rotary positions turn pairs, so heads should have an even width, not 7");
}

TEST_CASE("a shard that is missing, lies elsewhere or lacks what the index promises is named") {
  Copy copy("llama-sharded-bf16");
  const char* index = "model.safetensors.index.json";
  const json good = json::parse(read(copy.path / index));
  json bad = good;
  bad["weight_map"]["lm_head.weight"] = "../../etc/model.safetensors";
  copy.write(index, bad.dump());
  CHECK(copy.complaint() == std::string(index) +
                                ": \"weight_map\" should map tensors to names of safetensors files, not to "
                                "\"../../etc/model.safetensors\"");
  bad["weight_map"]["lm_head.weight"] = "model-00001-of-00003.safetensors";
  copy.write(index, bad.dump());
  CHECK(copy.complaint() ==
        "model-00001-of-00003.safetensors has no tensor \"lm_head.weight\", which " + std::string(index) + " says it has");
  copy.write(index, good.dump());
  CHECK(copy.complaint() == "");
  copy.write("model-00003-of-00003.safetensors", read(copy.path / "model-00001-of-00003.safetensors"));
  CHECK(copy.complaint() ==
        "model-00003-of-00003.safetensors: tensor \"model.embed_tokens.weight\" is in "
        "model-00001-of-00003.safetensors already");
  std::filesystem::remove(copy.path / "model-00003-of-00003.safetensors");
  CHECK(copy.complaint() == "cannot read model-00003-of-00003.safetensors: No such file or directory");
}

TEST_CASE("NaN in a shard is reported by file and tensor") {
  Copy copy("llama-sharded-bf16");
  std::string shard = read(copy.path / "model-00003-of-00003.safetensors");
  shard.replace(shard.size() - 2, 2, "\xc0\x7f");  // the last bfloat16 of lm_head
  copy.write("model-00003-of-00003.safetensors", shard);
  CHECK(copy.complaint() == "model-00003-of-00003.safetensors: tensor \"lm_head.weight\" holds NaN at [899, 31]");
}

TEST_CASE("rotary positions are read from transformers 5's member and from the older two") {
  const Rope now = rope_of({{"rope_parameters",
                             {{"rope_theta", 500000.0},
                              {"rope_type", "llama3"},
                              {"factor", 8.0},
                              {"low_freq_factor", 1.0},
                              {"high_freq_factor", 4.0},
                              {"original_max_position_embeddings", 64}}}});
  const Rope before = rope_of({{"rope_theta", 500000.0},
                               {"rope_scaling",
                                {{"type", "llama3"},
                                 {"factor", 8.0},
                                 {"low_freq_factor", 1.0},
                                 {"high_freq_factor", 4.0},
                                 {"original_max_position_embeddings", 64}}}});
  for (const Rope& rope : {now, before}) {
    CHECK(rope.theta == 500000);
    CHECK(rope.scaling == RopeScaling::llama3);
    CHECK(rope.factor == 8);
    CHECK(rope.original == 64);
  }
  CHECK(rope_of({{"rope_scaling", nullptr}}).scaling == RopeScaling::none);
  CHECK(rope_of(json::object()).theta == 10000);
  CHECK(rope_of({{"rope_scaling", {{"type", "linear"}, {"factor", 2.0}}}}).factor == 2);
}

TEST_CASE("more tokens than there are learned positions are refused with both numbers") {
  const Model model = Copy("roberta").load();  // 330 positions, of which two come before the first token
  CHECK_NOTHROW(encode(model, std::vector<int>(328, 5)));
  CHECK_THROWS_WITH_AS(encode(model, std::vector<int>(329, 5)), doctest::Contains(" reads at most 328 tokens, not 329"),
                       Error);
}

TEST_CASE("attention within windows is what we do as long as the text fits into one, and a longer text is refused") {
  Copy copy("qwen2");
  copy.config["sliding_window"] = 5;
  copy.config["use_sliding_window"] = true;
  copy.config["layer_types"] = {"full_attention", "sliding_attention"};
  const Model model = copy.load();
  const auto read = [&](std::size_t tokens) { Decoder(model, 9).read(std::vector<int>(tokens, 5)); };
  CHECK_NOTHROW(read(5));
  CHECK_THROWS_WITH_AS(read(6), doctest::Contains("within windows of 5 tokens"), Error);
  copy.config["layer_types"] = {"full_attention", "full_attention"};
  CHECK(copy.load().config.decoder.window == 0);
  copy.config.erase("layer_types");
  CHECK(copy.load().config.decoder.window == 0);  // "max_window_layers" is 28, of two
}

TEST_CASE("GPT-2's options on scores are scales of its queries") {
  Copy copy("gpt2");
  const Model usual = copy.load();
  copy.config["scale_attn_weights"] = false;
  copy.config["scale_attn_by_inverse_layer_idx"] = true;
  const Model scaled = copy.load();
  const Index d = usual.config.decoder.d_model;
  for (std::size_t layer : {0, 1}) {
    const Linear &before = usual.decoder.layers[layer].self_attention.projections,
                 &after = scaled.decoder.layers[layer].self_attention.projections;
    const float scale = std::sqrt(8.F) / static_cast<float>(layer + 1);  // heads are 8 wide
    CHECK(after.weight.unpacked().leftCols(d).isApprox(before.weight.unpacked().leftCols(d) * scale, 1e-6F));
    CHECK(after.bias.head(d).isApprox(before.bias.head(d) * scale, 1e-6F));
    CHECK(after.weight.unpacked().rightCols(2 * d) == before.weight.unpacked().rightCols(2 * d));
  }
}

TEST_CASE("norms are found under their old names, gamma and beta") {
  Copy bert("bert");
  std::string weights = read(bert.path / "model.safetensors");
  const auto rename = [&](const std::string& from, const std::string& to) {  // the same length: offsets stay
    for (auto at = weights.find(from); at != weights.npos; at = weights.find(from, at)) weights.replace(at, from.size(), to);
  };
  const Matrix expected = encode(bert.load(), std::vector{2, 93, 3});
  rename("LayerNorm.bias\"", "LayerNorm.beta\"");
  rename("LayerNorm.weight\":", "LayerNorm.gamma\": ");
  bert.write("model.safetensors", weights);
  CHECK(encode(bert.load(), std::vector{2, 93, 3}) == expected);
}
