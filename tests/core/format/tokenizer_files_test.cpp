#include "core/format/tokenizer_files.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"

using namespace headlight;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path goldens = HEADLIGHT_SOURCE_DIR "/tests/golden/checkpoints";

json read_json(const fs::path& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path.string());
  return json::parse(file);
}

std::vector<std::string> pieces(const Tokenizer& tokenizer, const Tokens& tokens) {
  std::vector<std::string> pieces;
  for (const Token& token : tokens) pieces.push_back(tokenizer.piece(token.id));
  return pieces;
}

std::vector<std::vector<std::size_t>> offsets(const Tokens& tokens) {
  std::vector<std::vector<std::size_t>> offsets;
  for (const Token& token : tokens) offsets.push_back({token.begin, token.end});
  return offsets;
}

void check_source(const Tokenizer& tokenizer, const json& expected) {
  const std::string text = expected["text"];
  CAPTURE(text);
  const Tokens tokens = tokenizer.encode(text);
  CHECK(ids(tokens) == expected["ids"].get<std::vector<int>>());
  CHECK(pieces(tokenizer, tokens) == expected["pieces"].get<std::vector<std::string>>());
  if (expected.contains("offsets"))
    CHECK(offsets(tokens) == expected["offsets"].get<std::vector<std::vector<std::size_t>>>());
}

/// The decoder's input: the start token, then the target without what the tokenizer puts behind it.
void check_target(const Tokenizer& tokenizer, const json& expected) {
  Tokens tokens = tokenizer.encode(expected["target"].get<std::string>());
  REQUIRE(tokens.back().special);
  tokens.pop_back();
  std::vector<int> inputs = ids(tokens);
  inputs.insert(inputs.begin(), expected["target_ids"][0].get<int>());
  CHECK(inputs == expected["target_ids"].get<std::vector<int>>());
}

/// Checks a folder with config.json, its tokenizer's files and golden.json; returns the number of cases.
std::size_t check_folder(const fs::path& folder) {
  CAPTURE(folder.string());
  const Tokenizers tokenizers = read_tokenizers(folder, read_json(folder / "config.json")["model_type"]);
  const json golden = read_json(folder / "golden.json");
  for (const json& expected : golden["cases"]) {
    check_source(tokenizers.source, expected);
    if (expected.contains("target_ids")) check_target(tokenizers.target.value(), expected);
  }
  return golden["cases"].size();
}

}  // namespace

TEST_CASE("ids, pieces and byte offsets of every family's checkpoint equal those of the reference implementation") {
  std::size_t cases = 0;
  for (const char* name : {"bert", "bert-cased-mlm-vocab-txt", "distilbert", "gpt2", "gpt2-vocab-merges",
                           "llama-sharded-bf16", "llama3", "marian", "qwen2", "qwen3", "roberta"})
    cases += check_folder(goldens / name);
  CHECK(cases == 64);
}

TEST_CASE("so do those of a real checkpoint, where it is at hand") {
  const fs::path folder = HEADLIGHT_SOURCE_DIR "/../shared/data/models/all-minilm-l6-v2";
  if (!fs::exists(folder)) {
    MESSAGE("SKIPPED: there is no " << folder.string());
    return;
  }
  check_folder(folder);
}
