#include "core/format/load_model.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "core/base/error.h"
#include "tests/core/complaint.h"
#include "tests/core/format/model_folder.h"
#include "tests/core/golden.h"

using namespace headlight;
using model_folder::Bytes;
using nlohmann::json;

namespace {

bool same(const Linear& a, const Linear& b) { return a.weight == b.weight && a.bias == b.bias; }
bool same(const Norm& a, const Norm& b) { return a.weight == b.weight && a.bias == b.bias; }
bool same(const FeedForward& a, const FeedForward& b) { return same(a.inner, b.inner) && same(a.outer, b.outer); }
bool same(const AttentionWeights& a, const AttentionWeights& b) {
  return same(a.projections, b.projections) && same(a.output, b.output);
}
bool same(const Layer& a, const Layer& b) {
  return same(a.self_attention, b.self_attention) && same(a.cross_attention, b.cross_attention) &&
         same(a.feed_forward, b.feed_forward) && same(a.self_attention_norm, b.self_attention_norm) &&
         same(a.cross_attention_norm, b.cross_attention_norm) && same(a.feed_forward_norm, b.feed_forward_norm);
}
void check_same(const StackWeights& loaded, const StackWeights& expected) {
  CHECK(loaded.embedding == expected.embedding);
  CHECK(same(loaded.final_norm, expected.final_norm));
  REQUIRE(loaded.layers.size() == expected.layers.size());
  for (std::size_t i = 0; i < loaded.layers.size(); ++i) CHECK(same(loaded.layers[i], expected.layers[i]));
}

void check_same(const Model& loaded, const Model& expected) {
  check_same(loaded.encoder, expected.encoder);
  check_same(loaded.decoder, expected.decoder);
  CHECK(loaded.output_bias == expected.output_bias);
}

std::string complaint(const Bytes& bytes) {
  return complaint_of([&] { bytes.load(); });
}

}  // namespace

TEST_CASE("every tensor of every tiny model lands where an independent reader puts it") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const ModelPtr loaded = Bytes(name).load();
    check_same(*loaded, golden::read(name).model);
    CHECK(loaded->config.name == name);
  }
}

TEST_CASE("a model loads from a folder, and a missing file is named") {
  const auto folder = std::filesystem::temp_directory_path() / ("headlight-load-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const Bytes bytes("pre-relu");
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
  };
  write("config.json", bytes.config.dump());
  write("tokenizer.json", bytes.source);
  write("model.safetensors", bytes.weights);
  CHECK_THROWS_WITH_AS(load_model(folder), doctest::Contains(" has no tokenizer for what the model writes: "), Error);
  write("target_tokenizer.json", bytes.target);
  check_same(*load_model(folder), golden::read("pre-relu").model);
  std::filesystem::remove_all(folder);
  CHECK_THROWS_WITH_AS(load_model(folder), ("there is no model folder " + folder.string()).c_str(), Error);
}

TEST_CASE("a tensor that is missing, misshapen or too many is named") {
  Bytes bytes("pre-relu");
  json header = bytes.header();
  const std::string key = "decoder.layers.1.cross_attention.query.weight";
  header["stray"] = header[key];
  header.erase(key);
  bytes.set_header(header);
  CHECK(complaint(bytes) == "tiny/model.safetensors has no tensor \"" + key + "\" (24, 24)");
  header[key] = header["stray"];
  header[key]["shape"] = {12, 48};
  header.erase("stray");
  bytes.set_header(header);
  CHECK(complaint(bytes) == "tiny/model.safetensors: tensor \"" + key + "\" should be (24, 24), not (12, 48)");
  header[key]["shape"] = {24, 24};
  header["stray"] = {{"dtype", "F32"}, {"shape", {0}}, {"data_offsets", {0, 0}}};
  bytes.set_header(header);
  CHECK(complaint(bytes) == "tiny/model.safetensors has tensors that its config.json does not call for: \"stray\" (0)");
}

TEST_CASE("each broken member of config.json gets a sentence of its own") {
  const auto with = [](const char* key, const json& value) {
    Bytes bytes("pre-relu");
    bytes.config[key] = value;
    return complaint(bytes);
  };
  const std::string name = "tiny/config.json: ";
  CHECK(with("model_type", "xlnet").starts_with(name + "\"model_type\" is \"xlnet\", and only these are supported: bert, "));
  CHECK(with("positions", "rotary") == name + "\"positions\" should be sinusoidal, not \"rotary\"");
  CHECK(with("norm", "sandwich") == name + "\"norm\" should be pre or post, not \"sandwich\"");
  CHECK(with("activation", 7) == name + "\"activation\" should be a string, not 7");
  CHECK(with("d_model", 0) == name + "\"d_model\" should be a whole number from 1 to 65536, not 0");
  CHECK(with("d_model", -24) == name + "\"d_model\" should be a whole number from 1 to 65536, not -24");
  CHECK(with("d_model", 24.5) == name + "\"d_model\" should be a whole number from 1 to 65536, not 24.5");
  CHECK(with("d_model", 4294967320) == name + "\"d_model\" should be a whole number from 1 to 65536, not 4294967320");
  CHECK(with("d_model", 18446744073709551615U) ==
        name + "\"d_model\" should be a whole number from 1 to 65536, not 18446744073709551615");
  CHECK(with("heads", 5) == name + "\"d_model\" should be even and a multiple of the 5 heads, not 24");
  CHECK(with("heads", "four") == name + "\"heads\" should be a whole number from 1 to 24, not \"four\"");
  CHECK(with("encoder_layers", 1000) == name + "\"encoder_layers\" should be a whole number from 1 to 256, not 1000");
  CHECK(with("layer_norm_epsilon", 0) == name + "\"layer_norm_epsilon\" should be a number from 1e-20 to 1.0, not 0.0");
  CHECK(with("name", nullptr) == name + "\"name\" should be a string, not null");
  CHECK(with("guided_heads", 3) == name + "\"guided_heads\" should be a list, not 3");
  CHECK(with("source_vocabulary", 31) ==
        "tiny/model.safetensors: tensor \"encoder.embedding.weight\" should be (31, 24), not (30, 24)");
  CHECK(with("source_vocabulary", 29) == "tiny/tokenizer.json has 30 pieces, but the model embeds 29");
  CHECK(with("target_begin_token", "<go>") == "tiny/target_tokenizer.json has no piece \"<go>\", which config.json names");
}

TEST_CASE("guided heads are read with their scores, and one that the model does not have is refused") {
  Bytes bytes("pre-relu");
  json head = {{"stack", "encoder"},
               {"layer", 1},
               {"head", 3},
               {"role", "coreference"},
               {"trained", true},
               {"what", "points"},
               {"score", .97},
               {"score_name", "twins"},
               {"baselines", {{{"name", "nearest noun"}, {"score", .5}}}}};
  bytes.config["guided_heads"] = {head};
  const auto roles = bytes.load()->config.roles;
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].head == HeadId{Stack::encoder, 1, 3});
  CHECK(roles[0].trained);
  CHECK(roles[0].score == doctest::Approx(.97));
  REQUIRE(roles[0].baselines.size() == 1);
  CHECK(roles[0].baselines[0].name == "nearest noun");
  head["head"] = 4;
  bytes.config["guided_heads"] = {head};
  CHECK(complaint(bytes) == "tiny/config.json: \"head\" should be a whole number from 0 to 3, not 4");
  head["stack"] = "sideways";
  bytes.config["guided_heads"] = {head};
  CHECK(complaint(bytes) == "tiny/config.json: \"stack\" should be encoder or decoder or cross, not \"sideways\"");
}

TEST_CASE("a model without a decoder needs neither a target tokenizer nor decoder tensors") {
  Bytes bytes("encoder");
  bytes.target = "not even JSON";
  CHECK(bytes.load()->decoder.layers.empty());
}

TEST_CASE("no file of the folder may be something other than what it says") {
  Bytes bytes("one-head");
  bytes.source = "\0\0\0";
  CHECK(complaint(bytes).starts_with("tiny/tokenizer.json is not JSON"));
  bytes = Bytes("one-head");
  bytes.weights = "<html>not found</html>";
  CHECK(complaint(bytes).starts_with("tiny/model.safetensors says that its header is "));
}

TEST_CASE("flipping any single byte of the header is refused or changes nothing but names and numbers that agree") {
  const Bytes good("one-head");
  const std::size_t header_end = good.weights.size() - good.data().size();
  for (std::size_t at = 0; at < header_end; at += 7) {  // every seventh byte is enough to meet every kind of place
    for (const char flip : {'\x01', '\x10', '\x80'}) {
      Bytes bad = good;
      bad.weights[at] = static_cast<char>(bad.weights[at] ^ flip);
      complaint(bad);  // must not crash, hang or read outside: the sanitizers watch
    }
  }
}
