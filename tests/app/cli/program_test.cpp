#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/app/cli/cli_fixture.h"

// The real binary, from another folder than the one it was built in.

namespace {

cli::Result shell(const std::string& command) {
  const cli::Folder folder;
  const std::string line = "cd " + folder.path.string() + " && " + command + " 2>" + (folder.path / "error").string();
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  cli::Result result;
  std::array<char, 4096> buffer{};
  for (std::size_t count; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.out.append(buffer.data(), count);
  result.status = WEXITSTATUS(pclose(pipe));
  result.error = model_folder::read(folder.path / "error");
  return result;
}

const std::string program = HEADLIGHT_PROGRAM;

}  // namespace

TEST_CASE("the program attends with the model that is inside it, from any folder") {
  const cli::Result result =
      shell(program + " attend --text 'The cat sat on the mat because it was soft.' --role coreference --words");
  REQUIRE_MESSAGE(result.status == 0, result.error);
  const auto object = nlohmann::json::parse(result.out);
  CHECK(object["model"] == "translator");
  CHECK(object["tokens"][7]["text"] == "it");
  CHECK(object["heads"].size() == 1);
  CHECK(object["heads"][0]["weights"].size() == object["tokens"].size());
}

TEST_CASE("the program reads lines from stdin") {
  const cli::Result result = shell("printf 'One.\\nTwo.\\n' | " + program +
                                   " attend --lines - --layer 0 --head 0 --format csv | cut -d, -f1 | sort -u");
  CHECK(result.out == "0\n1\nline\n");
}

TEST_CASE("the program's exit status is 0, 1 or 2, and errors are on stderr") {
  CHECK(shell(program + " models").status == 0);
  const cli::Result failed = shell(program + " inspect nowhere");
  CHECK(failed.status == 1);
  CHECK(failed.out == "");
  CHECK(failed.error ==
        "\"nowhere\" is neither a folder nor an embedded model; embedded are: translator, cnn, gru, gru-attention\n");
  CHECK(shell(program + " attend").status == 2);
}
