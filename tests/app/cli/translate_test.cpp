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
