#include "core/text/tokenizer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/text/utf8.h"
#include "core/text/words.h"
#include "tests/core/complaint.h"

using namespace headlight;
using nlohmann::json;

namespace {

/// <s> </s> <unk> and some pieces; NFC, lower case, Metaspace, Punctuation, a template that adds </s>.
json description() {
  json vocabulary = json::array({{"<s>", 0.0}, {"</s>", 0.0}, {"<unk>", 0.0}, {"▁the", -1.0}, {"▁cat", -2.0}, {"▁", -3.0}});
  for (char c = 'a'; c <= 'z'; ++c) vocabulary.push_back({std::string(1, c), -5.0});
  for (const char* c : {".", ",", "é"}) vocabulary.push_back({c, -5.0});
  json added = json::array();
  for (int i = 0; i < 3; ++i)
    added.push_back({{"id", i}, {"content", vocabulary[i][0]}, {"special", true}, {"normalized", false}});
  const json metaspace = {{"type", "Metaspace"}, {"replacement", "▁"}, {"prepend_scheme", "always"}, {"split", true}};
  return {{"truncation", nullptr},
          {"added_tokens", added},
          {"normalizer", {{"type", "Sequence"}, {"normalizers", {{{"type", "NFC"}}, {{"type", "Lowercase"}}}}}},
          {"pre_tokenizer",
           {{"type", "Sequence"}, {"pretokenizers", {metaspace, {{"type", "Punctuation"}, {"behavior", "Isolated"}}}}}},
          {"post_processor",
           {{"type", "TemplateProcessing"},
            {"single", {{{"Sequence", {{"id", "A"}}}}, {{"SpecialToken", {{"id", "</s>"}}}}}},
            {"special_tokens", {{"</s>", {{"id", "</s>"}, {"ids", {1}}, {"tokens", {"</s>"}}}}}}}},
          {"decoder", metaspace},
          {"model", {{"type", "Unigram"}, {"unk_id", 2}, {"vocab", vocabulary}}}};
}

Tokenizer tokenizer() { return Tokenizer::from_json(description().dump(), "toy"); }

std::string complaint(const json& broken) {
  return complaint_of([&] { Tokenizer::from_json(broken.dump(), "toy"); });
}

/// What must hold for any bytes: ranges inside the text and in order, ids inside the vocabulary, words that exist.
void check_sound(const Tokenizer& tokenizer, const std::string& text) {
  const Tokens tokens = tokenizer.encode(text);
  const int words = static_cast<int>(split_words(text).size());
  bool sound = true;
  for (const Token& token : tokens) {
    sound = sound && token.begin <= token.end && token.end <= text.size() && token.word < words;
    sound = sound && token.id >= 0 && token.id < tokenizer.vocabulary_size() && valid_utf8(token.text) == token.text;
    sound = sound && (!token.special || token.word == -1);
  }
  CHECK(sound);
}

std::string repeated(const std::string& part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

/// Of this program's own work, however busy the machine is.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::vector<std::string> hostile_texts(std::size_t size) {
  std::string noise;
  for (unsigned state = 1; noise.size() < size; state = state * 1664525 + 1013904223)
    noise.push_back(static_cast<char>(state >> 24));
  std::vector<std::string> texts = {noise, std::string(size, '\0')};
  for (const char* part : {"The cat sat. ", "a", "\u0301\u0323", " ", " \n", "👩‍👩‍👧", "שלום עולם ", "</s>",
                           "\xED\xA0\x80", "漢", "'s", "1", "<mask>"})
    texts.push_back(repeated(part, size));
  return texts;
}

}  // namespace

TEST_CASE("tokens carry their text, id, byte range and word") {
  const Tokens tokens = tokenizer().encode("The CAT, é.");
  const Tokens expected = {{"The", 3, 0, 3, 0, false}, {"CAT", 4, 3, 7, 1, false}, {",", 33, 7, 8, 2, false},
                           {" ", 5, 8, 9, 3, false},   {"é", 34, 9, 11, 3, false}, {".", 32, 11, 12, 4, false},
                           {"</s>", 1, 0, 0, -1, true}};
  CHECK(tokens == expected);
}

TEST_CASE("text survives encoding and decoding but for case, unknown characters and special tokens") {
  const Tokenizer toy = tokenizer();
  const auto round_trip = [&](const std::string& text) {
    std::vector<int> ids;
    for (const Token& token : toy.encode(text)) ids.push_back(token.id);
    return toy.decode(ids);
  };
  CHECK(round_trip("The cat, a dog. x") == "the cat, a dog. x");
  CHECK(round_trip("") == "");
  CHECK(round_trip("a 😀 b") == "a  b");
}

TEST_CASE("ids and pieces are found both ways") {
  const Tokenizer toy = tokenizer();
  CHECK(toy.vocabulary_size() == 35);
  CHECK(toy.id("▁cat") == 4);
  CHECK(toy.id("</s>") == 1);
  CHECK(toy.id("dog") == -1);
  CHECK(toy.piece(4) == "▁cat");
  CHECK(toy.piece(-1) == "");
  CHECK(toy.piece(1000) == "");
}

TEST_CASE("a special token that somebody types is that token, but it is text") {
  const Tokens tokens = tokenizer().encode("a</s>b");
  REQUIRE(tokens.size() == 6);  // ▁ a </s> ▁ b, and the template's </s>
  CHECK(tokens[2] == Token{"</s>", 1, 1, 5, 1, false});
}

TEST_CASE("an added token that the vocabulary has goes by the vocabulary's id, and one listed twice by the first") {
  json listed = description();
  for (const auto& [id, content] : {std::pair{70, "cat"}, {71, "cat"}, {72, "▁the"}})
    listed["added_tokens"].push_back({{"id", id}, {"content", content}});
  const Tokenizer toy = Tokenizer::from_json(listed.dump(), "toy");
  CHECK(toy.id("cat") == 70);
  CHECK(toy.id("▁the") == 3);
  CHECK(toy.vocabulary_size() == 71);
}

TEST_CASE("ids that only the template has count as part of the vocabulary") {
  json framed = description();
  framed["post_processor"]["special_tokens"]["</s>"]["ids"] = {99};
  CHECK(Tokenizer::from_json(framed.dump(), "toy").vocabulary_size() == 100);
}

TEST_CASE("a tokenizer that was never read knows nothing and breaks nothing") {
  const Tokenizer none;
  CHECK(none.encode("text").empty());
  CHECK(none.decode({1, 2}) == "");
  CHECK(none.vocabulary_size() == 0);
}

TEST_CASE("hostile text of a megabyte is read soundly and in linear time") {
  const std::clock_t start = std::clock();
  const std::vector<std::string> texts = hostile_texts(1'000'000);
  for (const std::string& text : texts) check_sound(tokenizer(), text);
  CHECK(seconds_since(start) < 120);  // quadratic would take hours
}

TEST_CASE("so it is by tokenizers of every kind") {
  std::ifstream file(HEADLIGHT_SOURCE_DIR "/tests/golden/tokenizer-kinds.json");
  const json golden = json::parse(file);
  const std::clock_t start = std::clock();
  const std::vector<std::string> texts = hostile_texts(30'000);
  for (const char* name : {"BERT, lower case", "RoBERTa", "Llama 3", "Llama 2", "CLIP", "Unigram, byte fallback",
                           "Unigram, mapped characters", "added words"}) {
    CAPTURE(name);
    const Tokenizer kind = Tokenizer::from_json(golden[name]["tokenizer"].dump(), name);
    for (const std::string& text : texts) check_sound(kind, text);
  }
  CHECK(seconds_since(start) < 60);
}

TEST_CASE("the bytes of a long unknown run take memory in proportion to its length") {
  std::ifstream file(HEADLIGHT_SOURCE_DIR "/tests/golden/tokenizer-kinds.json");
  const json golden = json::parse(file);
  const Tokenizer kind = Tokenizer::from_json(golden["Unigram, byte fallback"]["tokenizer"].dump(), "toy");
  const std::string run = repeated("\u0301\u0323", 100'000);
  const Tokens tokens = kind.encode(run);
  CHECK(tokens.size() > run.size());
  CHECK(std::ranges::all_of(tokens, [](const Token& token) { return token.text.size() <= 256; }));
}

TEST_CASE("short hostile texts are read soundly") {
  const Tokenizer toy = tokenizer();
  for (const std::string& text :
       {std::string(), std::string("\0", 1), std::string("\xFF"), std::string("\xED\xA0\x80"), std::string("\u0301"),
        std::string("\u202Eabc"), std::string("\uFEFFa"), std::string("▁"), std::string("\r\n"),
        std::string("e\u0301\u0301\u0301"), std::string("İ"), std::string("\u0344x")})
    check_sound(toy, text);
}

TEST_CASE("everything that a tokenizer.json asks for and Headlight cannot do is named in one sentence") {
  json other = description();
  other["normalizer"] = {{"type", "Nmt"}};
  other["pre_tokenizer"]["pretokenizers"][1] = {{"type", "UnicodeScripts"}};
  other["post_processor"] = {{"type", "Reversing"}};
  other["decoder"] = {{"type", "CTC"}};
  other["model"] = {{"type", "WordLevel"}};
  CHECK(complaint(other) ==
        "toy asks for what Headlight cannot do: normalizer Nmt, pre_tokenizer UnicodeScripts, post_processor Reversing, "
        "decoder CTC, model WordLevel");
  json random = description();
  random["model"]["dropout"] = 0.1;
  CHECK(complaint(random) == "toy asks for what Headlight cannot do: model option dropout");
}

TEST_CASE("a broken tokenizer.json is refused with the place") {
  CHECK_THROWS_WITH_AS(Tokenizer::from_json("{\"model\": ", "toy"), "toy is not JSON (at byte 11)", Error);
  CHECK_THROWS_WITH_AS(Tokenizer::from_json(std::string(100000, '['), "toy"),
                       "toy nests 100000 levels deep; at most 64 are read", Error);
  CHECK(complaint(json::array()) == "toy should be a JSON object, not an array");
  CHECK(complaint(json::object()) == "toy has no \"model\"");
  json broken = description();
  broken["model"]["vocab"][3] = {"▁the", "often"};
  CHECK(complaint(broken) == "toy: entry 3 of the vocabulary should be [piece, log-probability]");
  broken = description();
  broken["model"]["unk_id"] = 35;
  CHECK(complaint(broken) == "toy: \"unk_id\" should be a whole number from 0 to 34, not 35");
  broken = description();
  broken["added_tokens"][0]["id"] = -1;
  CHECK(complaint(broken) == "toy: \"id\" should be a whole number from 0 to 16777216, not -1");
  broken = description();
  broken["post_processor"]["special_tokens"] = json::object();
  CHECK(complaint(broken) == "toy has no \"</s>\"");
  broken = description();
  broken["model"] = {{"type", "BPE"}, {"vocab", {{"a", 0}, {"b", 5000}}}, {"merges", json::array()}};
  CHECK(complaint(broken) == "toy: the ids of the vocabulary should be whole numbers below 4104, each once, not 5000");
}
