#include "core/format/load_contrast.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/format/contrast_json.h"
#include "core/model/untrained.h"
#include "tests/core/complaint.h"
#include "tests/core/format/contrast_folder.h"
#include "tests/core/tiny.h"

using namespace headlight;
using contrast_folder::Bytes;
using nlohmann::json;

namespace {

std::string complaint(const Bytes& bytes) {
  return complaint_of([&] { bytes.load(); });
}

std::string complaint_with(const std::string& name, const char* key, const json& value) {
  Bytes bytes(name);
  bytes.config[key] = value;
  return complaint(bytes);
}

std::size_t floats_in(const Bytes& bytes) { return bytes.data().size() / sizeof(float); }

}  // namespace

TEST_CASE("a contrast model has as many parameters as its file has numbers") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Bytes bytes(name);
    const ContrastModelPtr model = bytes.load();
    CHECK(model->parameter_count() == floats_in(bytes));
    CHECK(model->config.name == name);
    CHECK(model->attends() == (name != "gru"));
  }
}

TEST_CASE("a contrast model loads from a folder, and a missing one is named") {
  const ContrastModelPtr model = load_contrast(contrast_folder::path("cnn"), contrast_folder::embeddings("cnn"));
  CHECK(model->convolutions.size() == 3);
  CHECK_THROWS_WITH_AS(load_contrast("/nowhere", model->embeddings), "there is no model folder /nowhere", Error);
}

TEST_CASE("a contrast model's tensor that is missing, misshapen or too many is named") {
  for (const auto& [name, key, shape, wrong] :
       {std::tuple{"gru", "encoder.layers.weight_hh_l1_reverse", "(18, 6)", json{6, 18}},
        std::tuple{"gru-attention", "attention.score.weight", "(1, 7)", json{7, 1}},
        std::tuple{"cnn", "encoder.layers.2.weight", "(13, 13, 3)", json{13, 3, 13}}}) {
    CAPTURE(name);
    Bytes bytes(name);
    json header = bytes.header();
    const json tensor = header[key];
    header.erase(key);
    header["stray"] = tensor;
    bytes.set_header(header);
    CHECK(complaint(bytes) == "tiny/model.safetensors has no tensor \"" + std::string(key) + "\" " + shape);
    header[key] = tensor;
    header[key]["shape"] = wrong;
    header.erase("stray");
    bytes.set_header(header);
    CHECK(complaint(bytes) == "tiny/model.safetensors: tensor \"" + std::string(key) + "\" should be " + shape + ", not " +
                                  to_string(wrong.get<Shape>()));
    header[key] = tensor;
    header["stray"] = {{"dtype", "F32"}, {"shape", {0}}, {"data_offsets", {0, 0}}};
    bytes.set_header(header);
    CHECK(complaint(bytes) == "tiny/model.safetensors has tensors that its config.json does not call for: \"stray\" (0)");
  }
}

TEST_CASE("NaN in a contrast model's tensor is reported by name and place") {
  Bytes bytes("cnn");
  const json header = bytes.header();
  std::string data = bytes.data();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const std::size_t begin = header["encoder.layers.1.weight"]["data_offsets"][0];
  std::memcpy(data.data() + begin + sizeof(float) * 41, &nan, sizeof nan);  // 39 numbers a row
  bytes.weights = tensor_file::make(header.dump(), data);
  CHECK(complaint(bytes) == "tiny/model.safetensors: tensor \"encoder.layers.1.weight\" holds NaN at [1, 2]");
}

TEST_CASE("each broken member of a contrast model's config.json gets a sentence of its own") {
  const std::string name = "tiny/config.json: ";
  CHECK(complaint_with("gru", "model_type", "headlight-lstm") ==
        name + "\"model_type\" should be headlight-gru, headlight-gru-attention or headlight-cnn, not \"headlight-lstm\"");
  CHECK(complaint_with("gru", "embeddings_of", "marian") ==
        name + "\"embeddings_of\" should be tiny-translator, which is at hand, not \"marian\"");
  CHECK(complaint_with("gru", "d_model", 16) == name + "\"d_model\" should be 8, as in tiny-translator, not 16");
  CHECK(complaint_with("gru", "source_vocabulary", 31) ==
        name + "\"source_vocabulary\" should be 30, as in tiny-translator, not 31");
  CHECK(complaint_with("gru", "target_vocabulary", -1) ==
        name + "\"target_vocabulary\" should be a whole number from 1 to 2147483647, not -1");
  CHECK(complaint_with("gru", "state_width", 13) ==
        name + "\"state_width\" should be even, half for each direction, not 13");
  CHECK(complaint_with("cnn", "state_width", 0) == name + "\"state_width\" should be a whole number from 1 to 65536, not 0");
  CHECK(complaint_with("cnn", "encoder_layers", 1000) ==
        name + "\"encoder_layers\" should be a whole number from 1 to 256, not 1000");
  CHECK(complaint_with("cnn", "attention_width", "wide") ==
        name + "\"attention_width\" should be a whole number from 1 to 65536, not \"wide\"");
  CHECK(complaint_with("gru", "layer_norm_epsilon", 0) ==
        name + "\"layer_norm_epsilon\" should be a number from 1e-20 to 1.0, not 0.0");
  CHECK(complaint_with("gru", "end_token", "<stop>") ==
        name + "\"end_token\" should be a piece of the target's tokenizer, not \"<stop>\"");
  CHECK(complaint_with("gru", "name", 3) == name + "\"name\" should be a string, not 3");
  CHECK(complaint_with("gru", "pointer", {{"score", 2}}) == name + "\"score\" should be a number from 0.0 to 1.0, not 2.0");
  Bytes bytes("gru");
  bytes.config.erase("pointer_width");
  CHECK(complaint(bytes) == "tiny/config.json has no \"pointer_width\"");
}

TEST_CASE("embeddings other than those that a contrast model was trained with are refused") {
  Bytes bytes("gru");
  Matrix changed = *bytes.embeddings.target;
  changed(3, 4) = std::nextafter(changed(3, 4), 10.F);
  bytes.embeddings.target = std::make_shared<const Matrix>(changed);
  const int trained_with = bytes.config["embeddings_checksum"];
  CHECK(complaint(bytes) ==
        "tiny/config.json was trained with other embeddings than tiny-translator has now: their checksum "
        "should be " +
            std::to_string(trained_with) + ", not " + std::to_string(checksum(bytes.embeddings)));
}

TEST_CASE("the pointer is a trained coreference head, with scores where its config.json gives some") {
  Bytes bytes("gru");
  const HeadRole bare = bytes.load()->config.pointer;
  CHECK(bare.head == HeadId{Stack::encoder, 0, 0});
  CHECK(bare.role == "coreference");
  CHECK(bare.trained);
  CHECK(bare.score_name.empty());
  bytes.config["pointer"] = {{"score", .75},
                             {"score_name", "right noun above the wrong one"},
                             {"baselines", {{{"name", "nearest noun"}, {"score", .5}}}}};
  const HeadRole measured = bytes.load()->config.pointer;
  CHECK(measured.score == doctest::Approx(.75));
  CHECK(measured.score_name == "right noun above the wrong one");
  REQUIRE(measured.baselines.size() == 1);
  CHECK(measured.baselines[0].name == "nearest noun");
}

TEST_CASE("a config.json tells whether it describes a contrast model") {
  CHECK(describes_contrast(R"({"model_type": "headlight-gru-attention"})", "config.json"));
  CHECK_FALSE(describes_contrast(R"({"model_type": "headlight-encoder-decoder"})", "config.json"));
  CHECK_FALSE(describes_contrast(R"({"model_type": 3})", "config.json"));
  CHECK_FALSE(describes_contrast("[]", "config.json"));
  CHECK_THROWS_WITH_AS(describes_contrast("{", "config.json"), "config.json is not JSON (at byte 2)", Error);
}

TEST_CASE("a translator lends its embeddings without copying them, and stays alive while they are used") {
  auto translator = std::make_shared<const Model>(tiny::model());
  const Matrix* table = &translator->encoder.embedding;
  const Embeddings lent = embeddings_of(translator);
  CHECK(lent.owner == "tiny");
  CHECK(lent.source.get() == table);
  translator.reset();
  CHECK(lent.source->rows() == 30);
  CHECK(lent.target->rows() == 25);
}
