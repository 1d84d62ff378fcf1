#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text/tokenizer.h"

using namespace headlight;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(HEADLIGHT_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file, path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void check_case(const Tokenizer& tokenizer, const nlohmann::json& expected) {
  const Tokens tokens = tokenizer.encode(expected["text"].get<std::string>());
  std::vector<int> ids;
  std::vector<std::vector<std::size_t>> offsets;
  for (const Token& token : tokens) {
    ids.push_back(token.id);
    offsets.push_back({token.begin, token.end});
  }
  CAPTURE(expected["text"]);
  CHECK(ids == expected["ids"].get<std::vector<int>>());
  CHECK(offsets == expected["offsets"].get<std::vector<std::vector<std::size_t>>>());
  CHECK(tokenizer.decode(ids) == expected["decoded"].get<std::string>());
}

}  // namespace

TEST_CASE(
    "ids, byte offsets and decoded text equal those of Hugging Face tokenizers for both languages of the embedded model") {
  const auto golden = nlohmann::json::parse(read("tests/golden/tokenizer.json"));
  for (const auto& [file, cases] : golden.items()) {
    CAPTURE(file);
    const auto tokenizer = Tokenizer::from_json(read("assets/models/translator/" + file), file);
    for (const auto& expected : cases) check_case(tokenizer, expected);
  }
}
