#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/platform/checkpoint_cache.h"
#include "tests/app/cli/cli_fixture.h"

using namespace headlight;
using nlohmann::json;

namespace {

/// A Hugging Face cache with one whole checkpoint, one broken, and things that are none.
struct Cache : cli::Folder {
  Cache() {
    add("models--google--bert_uncased", "abc", R"({"model_type": "bert"})");
    add("models--gpt2", "def", "not JSON");
    add("datasets--somebody--texts", "123", "{}");
    std::filesystem::create_directories(path / "models--half--downloaded/snapshots/000");
  }
  void add(const std::string& name, const std::string& revision, const std::string& config) const {
    std::filesystem::create_directories(path / name / "snapshots" / revision);
    write(name + "/snapshots/" + revision + "/config.json", config);
  }
};

}  // namespace

TEST_CASE("checkpoints in a Hugging Face cache are listed with their kind, whatever state they are in") {
  const Cache cache;
  const auto found = cached_checkpoints(cache.path);
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "google/bert_uncased");
  CHECK(found[0].model_type == "bert");
  CHECK(found[0].folder.filename() == "abc");
  CHECK(found[1].name == "gpt2");
  CHECK(found[1].model_type == "");
  CHECK(cached_checkpoints("/nowhere").empty());
}

TEST_CASE("models lists embedded models and cached checkpoints") {
  const Cache cache;
  setenv("HF_HUB_CACHE", cache.path.c_str(), 1);
  const json models = json::parse(cli::run({"models", "--json"}).out);
  const std::string text = cli::run({"models"}).out;
  unsetenv("HF_HUB_CACHE");
  REQUIRE(models.size() >= 3);
  CHECK(models[0] == json{{"name", "translator"}, {"source", "embedded"}});
  CHECK(models[models.size() - 2]["name"] == "google/bert_uncased");
  CHECK(models[models.size() - 2]["source"] == "hugging face cache");
  CHECK(text.starts_with("translator  embedded\n"));
  CHECK(text.find("google/bert_uncased  bert  ") != std::string::npos);
}

TEST_CASE("inspect tells shape, parameters, and the heads' roles with their scores and baselines") {
  const cli::TinyModel model;
  const cli::Result result = cli::run({"inspect", model.name(), "--json"});
  REQUIRE_MESSAGE(result.status == 0, result.error);
  const json object = json::parse(result.out);
  CHECK(object["name"] == "tiny");
  CHECK(object["d_model"] == 24);
  CHECK(object["heads_per_layer"] == 4);
  CHECK(object["parameters"].get<int>() > 20000);
  const json& head = object["heads"][0];
  CHECK(head["name"] == "L1H2");
  CHECK(head["role"] == "coreference");
  CHECK(head["trained"] == true);
  CHECK(head["score"] == .9);
  CHECK(head["baselines"] == json{{{"name", "nearest"}, {"score", .5}}});
  CHECK(cli::run({"inspect", model.name()}).out.find("encoder L1H2  coreference (trained towards it): 0.90, nearest 0.50") !=
        std::string::npos);
}

TEST_CASE("what is measured is stored in the folder and printed from there, every head beside baseline and control") {
  const cli::TinyModel model;
  const cli::Result measured = cli::run({"inspect", model.name(), "--measure", "--json"});
  REQUIRE_MESSAGE(measured.status == 0, measured.error);
  CHECK(std::filesystem::exists(model.path / "roles.json"));
  const json object = json::parse(measured.out);
  CHECK(object["measured"]["sentences"] >= 200);
  const json& role = object["measured"]["roles"][0];
  CHECK(role["heads"].size() == 8);
  CHECK(role["heads"][0]["score"].is_number());
  CHECK(role["heads"][0]["untrained"].is_number());
  CHECK(role["baseline"]["score"].is_number());
  CHECK(cli::run({"inspect", model.name(), "--json"}).out == measured.out);
  CHECK(cli::run({"inspect", "translator", "--measure"}).status == 1);
}

TEST_CASE("a broken model folder is one sentence") {
  const cli::TinyModel model;
  model.write("model.safetensors", "short");
  const cli::Result result = cli::run({"inspect", model.name()});
  CHECK(result.status == 1);
  CHECK(result.error == model.name() + "/model.safetensors is too short for a safetensors file: 5 bytes\n");
}
