#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/app/cli/contrast_model.h"

using nlohmann::json;

namespace {

const std::string sentence = "The cat sat on the mat because it was tired.";

json result_of(const std::vector<std::string>& arguments) {
  const cli::Result result = cli::run(arguments);
  REQUIRE_MESSAGE(result.status == 0, result.error);
  return json::parse(result.out);
}

std::string error_of(const std::vector<std::string>& arguments) {
  const cli::Result result = cli::run(arguments);
  CHECK(result.status == 1);
  return result.error;
}

}  // namespace

TEST_CASE("a contrast model translates, and scores a given target, from the command line") {
  const cli::ContrastModel model;
  const json written = result_of({"translate", "--model", model.name(), "--text", sentence});
  CHECK(written["text"] == sentence);
  CHECK(written["tokens"].size() > 0);
  const json scored = result_of({"translate", "--model", model.name(), "--text", sentence, "--target", "Le chat dort."});
  CHECK(scored["translation"] == "Le chat dort.");
  CHECK(scored["tokens"].back()["text"] == "</s>");
  double sum = 0;
  for (const json& token : scored["tokens"]) sum += token["log_probability"].get<double>();
  CHECK(scored["log_probability"].get<double>() == doctest::Approx(sum));
}

TEST_CASE("a contrast model writes greedily: beams are refused in one sentence") {
  const cli::ContrastModel model;
  CHECK(
      error_of({"translate", "--model", model.name(), "--text", sentence, "--beam", "4"}).find("for Transformers: small") !=
      std::string::npos);
  CHECK(result_of({"translate", "--model", model.name(), "--text", sentence, "--beam", "1"})["text"] == sentence);
}

TEST_CASE("attend prints a contrast model's pointer as its coreference head, and its attention with a target") {
  const cli::ContrastModel model;
  const json object =
      result_of({"attend", "--model", model.name(), "--text", sentence, "--target", "Le chat dort.", "--words"});
  REQUIRE(object["heads"].size() == 2);
  const json &pointer = object["heads"][0], &attention = object["heads"][1];
  CHECK(pointer["stack"] == "encoder");
  CHECK(pointer["role"] == "coreference");
  CHECK(pointer["weights"].size() == object["tokens"].size());
  CHECK(attention["stack"] == "cross");
  CHECK(attention["role"].is_null());
  CHECK(attention["queries"] == "target_tokens");
  CHECK(attention["weights"].size() == object["target_tokens"].size());
  CHECK(attention["weights"][0].size() == object["tokens"].size());
}

TEST_CASE("a contrast model's maps are selected like heads, and one that it does not have is refused") {
  const cli::ContrastModel model("headlight-gru");
  const std::vector<std::string> attend = {"attend", "--model", model.name(), "--text", sentence, "--target", "Oui."};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), attend.begin(), attend.end());
    return more;
  };
  CHECK(result_of(with({"--role", "coreference"}))["heads"].size() == 1);
  CHECK(result_of(with({"--layer", "0", "--head", "0"}))["heads"][0]["role"] == "coreference");
  const std::string none =
      "small has no such map: it has its pointer, encoder L0H0 with the role coreference, and no attention\n";
  CHECK(error_of(with({"--stack", "cross"})) == none);
  CHECK(error_of(with({"--role", "syntax"})) == none);
  CHECK(error_of(with({"--layer", "1"})) == none);
}

TEST_CASE("inspect tells what a contrast model is made of, whose embeddings it uses, and that its pointer was trained") {
  const cli::ContrastModel model;
  const json object = result_of({"inspect", model.name(), "--json"});
  CHECK(object["name"] == "small");
  CHECK(object["embeddings_of"] == "translator");
  CHECK(object["parameters"].get<int>() > 1000);
  CHECK(object["heads"][0]["role"] == "coreference");
  CHECK(object["heads"][0]["score"].is_null());
  const std::string text = cli::run({"inspect", model.name()}).out;
  CHECK(text.find("1 recurrent layers (GRU) in both directions; one recurrent decoder layer that sees all states through "
                  "additive attention") != std::string::npos);
  CHECK(text.find("encoder L0H0  the pointer, coreference (trained towards it, not measured yet)") != std::string::npos);
}

TEST_CASE("a contrast model's pointer can be drawn") {
  const cli::ContrastModel model;
  const std::string file = (model.path / "pointer.svg").string();
  const cli::Result result = cli::run({"draw", "--model", model.name(), "--text", sentence, "-o", file});
  REQUIRE_MESSAGE(result.status == 0, result.error);
  CHECK(model_folder::read(file).find("mat") != std::string::npos);
}

TEST_CASE("where only a Transformer will do a contrast model is refused, and so is one trained with other embeddings") {
  const cli::ContrastModel model;
  CHECK(error_of({"bench", "forward", "--model", model.name()}) ==
        model.name() +
            " is no Transformer, so it can be translated with, attended with, drawn and inspected, but not opened, "
            "measured or timed\n");
  json config = json::parse(model_folder::read(model.path / "config.json"));
  config["embeddings_checksum"] = config["embeddings_checksum"].get<int>() / 2;
  model.write("config.json", config.dump());
  CHECK(error_of({"inspect", model.name()}).find("was trained with other embeddings than translator has now") !=
        std::string::npos);
}
