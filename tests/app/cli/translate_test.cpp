#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/app/cli/cli_fixture.h"

using nlohmann::json;

namespace {

json translate(const cli::TinyModel& model, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"translate", "--model", model.name()});
  const cli::Result result = cli::run(arguments);
  REQUIRE_MESSAGE(result.status == 0, result.error);
  return json::parse(result.out);
}

}  // namespace

TEST_CASE("translate prints the translation, its tokens and how probable they are") {
  const cli::TinyModel model;
  const json object = translate(model, {"--text", "AB"});
  CHECK(object["text"] == "AB");
  CHECK(object["translation"].is_string());
  double sum = 0;
  for (const json& token : object["tokens"]) sum += token["log_probability"].get<double>();
  CHECK(object["log_probability"].get<double>() == doctest::Approx(sum));
}

TEST_CASE("with a target translate scores that target") {
  const cli::TinyModel model;
  const json object = translate(model, {"--text", "AB", "--target", "CDE"});
  CHECK(object["translation"] == "CDE");
  REQUIRE(object["tokens"].size() == 4);
  CHECK(object["tokens"][0]["text"] == "C");
  CHECK(object["tokens"][3]["text"] == "</s>");
}

TEST_CASE("translate as text is a line for each input") {
  const cli::TinyModel model;
  const cli::Result result =
      cli::run({"translate", "--model", model.name(), "--lines", "-", "--format", "text"}, "A\n\nB\n");
  CHECK(result.status == 0);
  CHECK(std::ranges::count(result.out, '\n') == 3);
}

TEST_CASE("a translation is no longer than it may be, and a search of several beams finds one at least as probable") {
  const cli::TinyModel model;
  const json greedy = translate(model, {"--text", "AB", "--longest", "5"});
  const json searched = translate(model, {"--text", "AB", "--longest", "5", "--beam", "6"});
  CHECK(greedy["tokens"].size() <= 5);
  CHECK(searched["tokens"].size() <= 5);
  const auto mean = [](const json& one) { return one["log_probability"].get<double>() / double(one["tokens"].size()); };
  CHECK(mean(searched) >= mean(greedy) - 1e-6);
}

TEST_CASE("Marian's command line writes what transformers writes") {
  const std::string folder = HEADLIGHT_SOURCE_DIR "/tests/golden/checkpoints/marian";
  const json golden = json::parse(model_folder::read(folder + "/golden.json"));
  const json ids = json::parse(model_folder::read(folder + "/vocab.json"));
  for (const json& one : golden["cases"])
    for (const char* beams : {"1", "4"}) {
      const cli::Result result = cli::run(
          {"translate", "--model", folder, "--beam", beams, "--longest", "12", "--text", one["text"].get<std::string>()});
      REQUIRE_MESSAGE(result.status == 0, result.error);
      std::vector<int> written = {one["target_ids"][0].get<int>()};
      const json printed = json::parse(result.out);
      for (const json& token : printed["tokens"]) written.push_back(ids.at(token["text"].get<std::string>()).get<int>());
      CHECK(written == one[beams[0] == '1' ? "greedy_12" : "beam4_12"].get<std::vector<int>>());
    }
}
