#include <doctest/doctest.h>

#include "tests/app/cli/cli_fixture.h"

namespace {

/// The first line of what is said on stderr, behind the exit status.
std::string failure(const std::vector<std::string>& arguments, const std::string& in = "") {
  const cli::Result result = cli::run(arguments, in);
  CHECK(result.out == "");
  return std::to_string(result.status) + " " + result.error.substr(0, result.error.find('\n'));
}

}  // namespace

TEST_CASE("the version and the help are asked for with status 0") {
  CHECK(cli::run({"--version"}).out.starts_with("headlight 0."));
  const cli::Result help = cli::run({"attend", "--help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("--lines") != std::string::npos);
}

TEST_CASE("wrong usage is status 2") {
  CHECK(failure({"attend"}) == "2 Exactly 1 option from [--text,--lines] is required");
  CHECK(failure({"attend", "--text", "a", "--lines", "-"}).starts_with("2 "));
  CHECK(failure({"attend", "--lines", "-", "--target", "a"}).starts_with("2 --target requires --text"));
  CHECK(failure({"attend", "--text", "a", "--format", "xml"}).starts_with("2 --format: xml not in "));
  CHECK(failure({"attend", "--text", "a", "--stack", "sideways"}).starts_with("2 --stack: sideways not in "));
  CHECK(failure({"attend", "--text", "a", "--layer", "-1"}).starts_with("2 --layer: "));
  CHECK(failure({"attend", "--text", "a", "--layer", "x"}).starts_with("2 "));
  CHECK(failure({"attend", "--text", "a", "--role", "b", "--layer", "0"}).starts_with("2 "));
  CHECK(failure({"attend", "--text"}).starts_with("2 --text: 1 required"));
  CHECK(failure({"draw", "--text", "a"}) == "2 --output is required");
  CHECK(failure({"draw", "--text", "a", "-o", "a.png", "--view", "pie"}).starts_with("2 --view: pie not in "));
  CHECK(failure({"bench"}) == "2 A subcommand is required");
  CHECK(failure({"bench", "forward", "--samples", "0"}).starts_with("2 --samples: "));
  CHECK(failure({"inspect"}) == "2 model is required");
  CHECK(failure({"dance"}) == "2 The following argument was not expected: dance");
}

TEST_CASE("bad input is status 1 and one sentence that says what there is") {
  const cli::TinyModel model;
  const auto attend = [&](std::vector<std::string> arguments, const std::string& in = "") {
    arguments.insert(arguments.begin(), {"attend", "--model", model.name()});
    return failure(arguments, in);
  };
  CHECK(
      attend({"--text", "A", "--layer", "9"}) ==
      "1 tiny has no such head: its encoder has layers 0 to 1 with heads 0 to 3, its decoder has layers 0 to 1 with heads 0 "
      "to 3");
  CHECK(attend({"--text", "A", "--stack", "cross"}) ==
        "1 cross attention needs a target: give --target, or a TAB and the target in the line");
  CHECK(attend({"--text", "A", "--role", "juggler"})
            .starts_with("1 no head of tiny has the role \"juggler\"; there are: coreference (L1H2)"));
  CHECK(attend({"--lines", "/nowhere"}) == "1 cannot read /nowhere");
  CHECK(failure({"inspect", "/nowhere"})
            .starts_with("1 \"/nowhere\" is neither a folder nor an embedded model; embedded are: "));
  CHECK(failure({"open", "/nowhere"}).starts_with("1 \"/nowhere\" is neither a folder nor an embedded model"));
}

TEST_CASE("a text too long to be read is said with its number of tokens, and in --lines with its line") {
  const cli::TinyModel model;
  const cli::Result result =
      cli::run({"attend", "--model", model.name(), "--lines", "-", "--layer", "0", "--head", "0", "--format", "csv"},
               "A\n" + std::string(5000, 'B') + "\n");
  CHECK(result.status == 1);
  CHECK(result.error == "line 2: the text has 5000 tokens; at most 4096 can be read\n");
}

TEST_CASE("texts that look like options, lists or nothing are texts") {
  const cli::TinyModel model;
  for (const std::string text : {"--words", "-5", "[A,B]", "{}", "%%", "", "\"A\"", "A=B"}) {
    CAPTURE(text);
    const cli::Result result =
        cli::run({"attend", "--model", model.name(), "--text", text, "--layer", "0", "--target", "A"});
    CHECK(result.status == 0);
    if (!result.out.empty()) CHECK(model_folder::json::parse(result.out)["text"] == text);
  }
}
