#include "core/format/tokenizer_files.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/complaint.h"

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

namespace {

/// A folder of files that are gone when the test is over.
class Folder {
 public:
  explicit Folder(std::initializer_list<std::pair<const char*, std::string>> files) {
    fs::create_directories(path_);
    for (const auto& [name, bytes] : files) std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  ~Folder() { fs::remove_all(path_); }

  const fs::path& path() const { return path_; }
  Tokenizer read(const char* model_type) const { return read_tokenizers(path_, model_type).source; }

  std::string complaint(const char* model_type = "") const {
    return replaced(complaint_of([&] { read_tokenizers(path_, model_type); }), path_.string(), "FOLDER");
  }

 private:
  fs::path path_ = fs::temp_directory_path() / ("headlight-tokenizers-" + std::to_string(::getpid()));
};

using Texts = std::vector<std::string>;

const std::string letters = R"({"<s>": 0, "</s>": 1, "<unk>": 2, "<pad>": 3, "a": 4, "b": 5, "ab": 6, "Ġ": 7, "<mask>": 8})";

Texts read_pieces(const Tokenizer& tokenizer, const std::string& text) { return pieces(tokenizer, tokenizer.encode(text)); }

std::string spm(const char* side) {
  std::ifstream file(goldens / "marian" / side, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a vocab.txt alone is BERT's, lower case; tokenizer_config.json says otherwise") {
  const std::string vocabulary = "[PAD]\n[UNK]\r\n[CLS]\n[SEP]\n[MASK]\ncaf\n##e\nCaf\n##é";
  CHECK(read_pieces(Folder({{"vocab.txt", vocabulary}}).read("bert"), "Café [MASK]") ==
        Texts{"[CLS]", "caf", "##e", "[MASK]", "[SEP]"});
  CHECK(
      read_pieces(Folder({{"vocab.txt", vocabulary}, {"tokenizer_config.json", R"({"do_lower_case": false})"}}).read("bert"),
                  "Café") == Texts{"[CLS]", "Caf", "##é", "[SEP]"});
  CHECK(Folder({{"vocab.txt", "a\nb"}}).complaint() == "FOLDER/vocab.txt has no piece \"[CLS]\", the cls_token");
  CHECK(Folder({{"vocab.txt", vocabulary}, {"tokenizer_config.json", "[]"}}).complaint() ==
        "FOLDER/tokenizer_config.json should be a JSON object, not an array");
}

TEST_CASE("vocab.json and merges.txt are GPT-2's, RoBERTa's with <s> and </s>, or Qwen's, which composes characters") {
  const std::string merges = "#version: 0.2\na b\n";
  const Folder folder({{"vocab.json", letters}, {"merges.txt", merges}});
  CHECK(read_pieces(folder.read("gpt2"), "ab a") == Texts{"ab", "Ġ", "a"});
  CHECK(read_pieces(folder.read("roberta"), "ab <mask>") == Texts{"<s>", "ab", "Ġ", "<mask>", "</s>"});
  CHECK(folder.read("roberta").encode("b a")[2].begin == 2);  // Ġ without its space
  const std::string config =
      R"({"add_prefix_space": true, "trim_offsets": false, "mask_token": {"content": "<mask>", "lstrip": true}})";
  const Folder spaced({{"vocab.json", letters}, {"merges.txt", merges}, {"tokenizer_config.json", config}});
  CHECK(read_pieces(spaced.read("roberta"), "ab <mask>") == Texts{"<s>", "Ġ", "ab", "<mask>", "</s>"});
  CHECK(spaced.read("roberta").encode("b a")[3].begin == 1);  // Ġ with its space
  const Folder composed({{"vocab.json", R"({"Ã": 0, "©": 1, "e": 2, "1": 3, "11": 4})"}, {"merges.txt", "1 1"}});
  CHECK(read_pieces(composed.read("qwen2"), "e\u030111") == Texts{"Ã", "©", "1", "1"});
  CHECK(read_pieces(composed.read("gpt2"), "e\u030111") == Texts{"e", "11"});
}

TEST_CASE("tokens that tokenizer_config.json or added_tokens.json list with their ids are looked for") {
  const std::string config =
      R"({"add_bos_token": true, "bos_token": {"content": "<s>"},
          "added_tokens_decoder": {"9": {"content": "abba", "special": false}, "8": {"content": "<mask>", "special": true}}})";
  const Folder folder({{"vocab.json", letters},
                       {"merges.txt", ""},
                       {"tokenizer_config.json", config},
                       {"special_tokens_map.json", R"({"eos_token": "</s>"})"},
                       {"added_tokens.json", R"({"bab": 10, "ab": 50})"}});
  const Tokenizer tokenizer = folder.read("gpt2");
  CHECK(read_pieces(tokenizer, "abbabab</s>") == Texts{"<s>", "abba", "bab", "</s>"});
  CHECK(tokenizer.vocabulary_size() == 11);
}

TEST_CASE("Marian's language codes are tokens at the beginning of a text and text elsewhere") {
  json vocabulary = read_json(goldens / "marian/vocab.json");
  vocabulary[">>fra<<"] = vocabulary.size();
  const Folder folder(
      {{"source.spm", spm("source.spm")}, {"target.spm", spm("target.spm")}, {"vocab.json", vocabulary.dump()}});
  const Tokenizer tokenizer = folder.read("marian");
  CHECK(read_pieces(tokenizer, ">>fra<< The cat") == Texts{">>fra<<", "▁The", "▁c", "at", "</s>"});
  CHECK(read_pieces(tokenizer, "The>>fra<< cat") == Texts{"▁The", "<unk>", "f", "r", "a", "<unk>", "▁c", "at", "</s>"});
  CHECK(read_pieces(tokenizer, ">>xyz<< The")[0] == "<unk>");
  CHECK(read_pieces(tokenizer, ">><< >>") == Texts{"<unk>", "▁", "<unk>", "</s>"});
  CHECK(read_pieces(tokenizer, "The</s>The") == Texts{"▁The", "</s>", "▁The", "</s>"});
  CHECK(tokenizer.decode(ids(tokenizer.encode("The cat sat."))) == "The cat sat.");
  CHECK(tokenizer.encode("  The cat")[1].begin == 5);
}

TEST_CASE("a folder says in one sentence what is missing or broken") {
  CHECK(Folder({}).complaint() ==
        "FOLDER has no tokenizer: it should have tokenizer.json, vocab.txt, vocab.json with merges.txt, or source.spm with "
        "target.spm and vocab.json");
  CHECK(Folder({{"tokenizer.json", "{"}}).complaint() == "FOLDER/tokenizer.json is not JSON (at byte 2)");
  CHECK(Folder({{"vocab.json", "[]"}, {"merges.txt", ""}}).complaint() ==
        "FOLDER/vocab.json: the vocabulary should be an object, not an array");
  CHECK(Folder({{"vocab.json", letters}, {"merges.txt", "a b c"}}).complaint() ==
        "FOLDER/merges.txt: line 1 should be two pieces with a space between");
  CHECK(Folder({{"vocab.json", letters}, {"merges.txt", "a b\nx y\n"}}).complaint() ==
        "FOLDER/merges.txt merges \"x\" and \"y\", which its vocabulary does not have");
  CHECK(Folder({{"source.spm", "x"}, {"target.spm", ""}, {"vocab.json", letters}})
            .complaint()
            .starts_with("FOLDER/source.spm "));
  CHECK(
      Folder(
          {{"vocab.json", letters}, {"merges.txt", ""}, {"tokenizer_config.json", R"({"added_tokens_decoder": {"x": {}}})"}})
          .complaint()
          .starts_with("FOLDER/tokenizer_config.json"));
}

TEST_CASE("so do those of a real checkpoint, where it is at hand") {
  const fs::path folder = HEADLIGHT_SOURCE_DIR "/../shared/data/models/all-minilm-l6-v2";
  if (!fs::exists(folder)) {
    MESSAGE("SKIPPED: there is no " << folder.string());
    return;
  }
  check_folder(folder);
}
