#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text/tokenizer.h"
#include "core/text/utf8.h"

using namespace headlight;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(HEADLIGHT_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(file, path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Bytes that were written as Latin-1, a character each.
std::string from_latin1(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = decode_utf8(text, at);
    bytes.push_back(static_cast<char>(code));
    at += length;
  }
  return bytes;
}

void check_case(const Tokenizer& tokenizer, const std::string& text, const nlohmann::json& expected) {
  const Tokens tokens = tokenizer.encode(text);
  std::vector<int> ids;
  std::vector<std::vector<std::size_t>> offsets;
  for (const Token& token : tokens) {
    ids.push_back(token.id);
    offsets.push_back({token.begin, token.end});
  }
  CAPTURE(text);
  CHECK(ids == expected["ids"].get<std::vector<int>>());
  CHECK(offsets == expected["offsets"].get<std::vector<std::vector<std::size_t>>>());
  CHECK(tokenizer.decode(ids) == expected["decoded"].get<std::string>());
}

void check_cases(const Tokenizer& tokenizer, const nlohmann::json& texts, const nlohmann::json& cases) {
  REQUIRE(texts.size() == cases.size());
  for (std::size_t i = 0; i < texts.size(); ++i) check_case(tokenizer, texts[i].get<std::string>(), cases[i]);
}

}  // namespace

TEST_CASE(
    "ids, byte offsets and decoded text equal those of Hugging Face tokenizers for both languages of the embedded model") {
  const auto golden = nlohmann::json::parse(read("tests/golden/tokenizer.json"));
  for (const auto& [file, cases] : golden.items()) {
    CAPTURE(file);
    const auto tokenizer = Tokenizer::from_json(read("assets/models/translator/" + file), file);
    for (const auto& expected : cases) check_case(tokenizer, expected["text"].get<std::string>(), expected);
  }
}

TEST_CASE("so do those of small tokenizers of every kind, broken UTF-8 included") {
  const auto golden = nlohmann::json::parse(read("tests/golden/tokenizer-variants.json"));
  for (const auto& [name, variant] : golden.items()) {
    CAPTURE(name);
    const auto tokenizer = Tokenizer::from_json(variant["tokenizer"].dump(), name);
    for (const auto& expected : variant["cases"])
      check_case(tokenizer, from_latin1(expected["bytes"].get<std::string>()), expected);
  }
}

TEST_CASE("so do those of tokenizers of the kinds that Hugging Face checkpoints have, on hard texts") {
  const auto golden = nlohmann::json::parse(read("tests/golden/tokenizer-kinds.json"));
  for (const auto& [name, kind] : golden.items()) {
    if (name == "texts") continue;
    CAPTURE(name);
    const auto tokenizer = Tokenizer::from_json(kind["tokenizer"].dump(), name);
    check_cases(tokenizer, golden["texts"], kind["cases"]);
  }
}

TEST_CASE("so do those of the full vocabularies of BERT and GPT-2, where they are at hand") {
  const auto golden = nlohmann::json::parse(read("tests/golden/tokenizer-real.json"));
  const std::filesystem::path folder = HEADLIGHT_SOURCE_DIR "/../shared/data/tokenizers";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("SKIPPED: there is no " << folder.string());
    return;
  }
  for (const char* name : {"bert-base-uncased", "gpt2"}) {
    CAPTURE(name);
    const std::string file = "../shared/data/tokenizers/" + std::string(name) + "/tokenizer.json";
    check_cases(Tokenizer::from_json(read(file), file), golden["texts"], golden[name]);
  }
}
