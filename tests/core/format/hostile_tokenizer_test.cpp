#include <doctest/doctest.h>

#include "tests/core/format/damaged_checkpoint.h"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

Change bytes(const char* file, const std::string& content) {
  return [=](const DamagedCheckpoint& folder) { folder.write(file, content); };
}

/// A folder in the place of a file.
Change folder_for(const char* file) {
  return [=](const DamagedCheckpoint& folder) {
    folder.remove(file);
    fs::create_directory(folder.path(file));
  };
}

Change cut(const char* file, std::size_t size) {
  return [=](const DamagedCheckpoint& folder) { folder.cut(file, size); };
}

/// A file of zeros, all of it a hole.
Change zeros(const char* file, std::size_t size) {
  return [=](const DamagedCheckpoint& folder) {
    folder.write(file, "");
    fs::resize_file(folder.path(file), size);
  };
}

Change edit(const char* file, const std::function<void(json&)>& change) {
  return [=](const DamagedCheckpoint& folder) { folder.edit(file, change); };
}

Change tokenizer(const std::function<void(json&)>& change) { return edit("tokenizer.json", change); }

const std::string name = "FOLDER/tokenizer.json";

}  // namespace

TEST_CASE("a tokenizer.json that is cut short, deep, or another kind of file is refused") {
  check("bert",
        {{cut("tokenizer.json", 1000), name + " is not JSON (at byte 1001)"},
         {bytes("tokenizer.json", ""), name + " is not JSON (at byte 1)"},
         {bytes("tokenizer.json", "null"), name + " should be a JSON object, not null"},
         {bytes("tokenizer.json", "{}"), name + " has no \"model\""},
         {bytes("tokenizer.json", std::string(1'000'000, '[')), name + " nests 1000000 levels deep; at most 64 are read"},
         {bytes("tokenizer.json", "{\"model\": \"\xC0\x80\"}"), name + " is not JSON (at byte 12)"},
         {zeros("tokenizer.json", (64 << 20) + 1), name + " is 67108865 bytes of JSON; at most 67108864 are read"},
         {folder_for("tokenizer.json"), "cannot read " + name + ": it is not a file"}});
}

TEST_CASE("ids that are no ids, absurdly large, or given twice are refused") {
  const std::string ids = name + ": the ids of the vocabulary should be whole numbers below 7696, each once, not ";
  check("bert", {{tokenizer([](json& file) { file["model"]["vocab"]["the"] = 1 << 30; }), ids + "1073741824"},
                 {tokenizer([](json& file) { file["model"]["vocab"]["the"] = -1; }), ids + "-1"},
                 {tokenizer([](json& file) { file["model"]["vocab"]["the"] = 5.5; }), ids + "5.5"},
                 {tokenizer([](json& file) { file["model"]["vocab"]["[PAD]"] = 899; }), ids + "899"},
                 {tokenizer([](json& file) { file["model"]["vocab"] = json::array(); }),
                  name + ": the vocabulary should be an object, not an array"},
                 {tokenizer([](json& file) { file["added_tokens"][0]["id"] = -1; }),
                  name + ": \"id\" should be a whole number from 0 to 16777216, not -1"},
                 {tokenizer([](json& file) {
                    file["post_processor"]["special_tokens"]["[CLS]"]["ids"] = {2, 2};
                  }),
                  name + ": special token \"[CLS]\" should have as many ids as names"}});
}

TEST_CASE("everything that a tokenizer.json asks for in vain is named in one sentence") {
  check("bert",
        {{tokenizer([](json& file) {
            file["normalizer"] = {{"type", "Nmt"}};
            file["pre_tokenizer"] = {{"type", "UnicodeScripts"}};
            file["post_processor"] = {{"type", "Pairs"}};
            file["decoder"] = {{"type", "CTC"}};
            file["model"]["type"] = "WordLevel";
          }),
          name + " asks for what Headlight cannot do: normalizer Nmt, pre_tokenizer UnicodeScripts, post_processor Pairs, " +
              "decoder CTC, model WordLevel"},
         {tokenizer([](json& file) { file["model"]["unk_token"] = "none"; }),
          name + " has no piece \"none\" in its vocabulary for unknown words"},
         {tokenizer([](json& file) { file["added_tokens"][0]["content"] = std::string(5000, 'x'); }),
          name + " has a piece of 5000 bytes; at most 4096 are read"},
         {tokenizer([](json& file) {
            file["normalizer"] = {{"type", "Prepend"}, {"prepend", std::string(5000, 'x')}};
          }),
          name + " has a piece of 5000 bytes; at most 4096 are read"},
         {tokenizer([](json& file) {
            file["normalizer"] = {{"type", "Precompiled"}, {"precompiled_charsmap", "////"}};
          }),
          name + " has a character map (precompiled_charsmap) that says it has 0 bytes of trie, out of 3 bytes"},
         {tokenizer([](json& file) {
            file["pre_tokenizer"] = {{"type", "Split"}, {"pattern", {{"Regex", "(a"}}}, {"behavior", "Isolated"}};
          }),
          name + " has a regular expression that cannot be read: missing closing parenthesis"},
         {tokenizer([](json& file) {
            file["pre_tokenizer"] = {{"type", "Sequence"}, {"pretokenizers", json(65, {{"type", "Whitespace"}})}};
          }),
          name + " has more than 64 steps in \"pretokenizers\""}});
}

TEST_CASE("merges that join or make what the vocabulary does not have are refused; absurd ones do no harm") {
  check("llama-sharded-bf16", {{tokenizer([](json& file) {
                                  file["model"]["merges"].push_back({"a", "none"});
                                }),
                                name + " merges \"a\" and \"none\", which its vocabulary does not have"},
                               {tokenizer([](json& file) { file["model"]["merges"].push_back(7); }),
                                name + ": a merge should be two pieces, not 7"},
                               {tokenizer([](json& file) { file["model"]["merges"].push_back("a"); }),
                                name + ": a merge should be two pieces, not \"a\""},
                               {tokenizer([](json& file) { file["model"].erase("merges"); }), name + " has no \"merges\""},
                               {tokenizer([](json& file) {
                                  json& merges = file["model"]["merges"];
                                  const json once = merges;
                                  for (int i = 0; i < 3; ++i)
                                    for (auto merge = once.rbegin(); merge != once.rend(); ++merge) merges.push_back(*merge);
                                }),
                                ""}});
}

TEST_CASE("a vocab.txt that is none is refused") {
  const std::string vocab = "FOLDER/vocab.txt";
  check(
      "bert-cased-mlm-vocab-txt",
      {{bytes("vocab.txt", ""), vocab + " has no piece \"[CLS]\", the cls_token"},
       {bytes("vocab.txt", "\xFF\xFE[\0C\0L\0S\0]"), vocab + " has no piece \"[CLS]\", the cls_token"},
       {bytes("vocab.txt", "[CLS]\n[SEP]\n[UNK]\n" + std::string(5000, 'x')),
        vocab + " has a piece of 5000 bytes; at most 4096 are read"},
       {zeros("vocab.txt", (16 << 20) + 1), vocab + " is 16777217 bytes long; at most 16777216 are read"},
       {folder_for("vocab.txt"), "cannot read " + vocab + ": it is not a file"},
       {edit("tokenizer_config.json", [](json& file) { file["do_lower_case"] = "yes"; }),
        "FOLDER/tokenizer_config.json: \"do_lower_case\" should be true or false, not \"yes\""},
       {edit("tokenizer_config.json", [](json& file) { file["cls_token"] = 7; }),
        "FOLDER/tokenizer_config.json should be a JSON object, not 7"},
       {edit("tokenizer_config.json",
             [](json& file) {
               file["added_tokens_decoder"] = {{"99999999999", {{"content", "x"}}}};
             }),
        "FOLDER/tokenizer_config.json: \"added_tokens_decoder\" should name tokens by their ids, not by \"99999999999\""}});
}

TEST_CASE("vocab.json and merges.txt that do not fit each other are refused") {
  const std::string merges = "FOLDER/merges.txt";
  check(
      "gpt2-vocab-merges",
      {{bytes("merges.txt", "#version: 0.2\na b c"), merges + ": line 2 should be two pieces with a space between"},
       {bytes("merges.txt", std::string("\xFF\xFE\0\0", 4)), merges + ": line 1 should be two pieces with a space between"},
       {bytes("merges.txt", "x none"), merges + " merges \"x\" and \"none\", which its vocabulary does not have"},
       {zeros("merges.txt", (16 << 20) + 1), merges + " is 16777217 bytes long; at most 16777216 are read"},
       {bytes("vocab.json", "{\"a\": 0, \"a\": 1}"), "FOLDER/vocab.json names \"a\" twice"},
       {bytes("vocab.json", "[\"a\"]"), "FOLDER/vocab.json: the vocabulary should be an object, not an array"},
       {[](auto& folder) { folder.remove("merges.txt"); },
        "FOLDER has no tokenizer: it should have tokenizer.json, vocab.txt, vocab.json with merges.txt, or source.spm with "
        "target.spm and vocab.json"}});
}

TEST_CASE("SentencePiece files that are cut short, or another kind of file, are refused") {
  const std::string spm = "FOLDER/source.spm";
  check("marian",
        {{bytes("source.spm", ""), spm + " has no unknown piece"},
         {bytes("source.spm", "<html>"), spm + " is no SentencePiece model: a field has the wire type 4"},
         {bytes("source.spm", std::string(11, '\xFF')), spm + " is no SentencePiece model: a number has more than 64 bits"},
         {zeros("source.spm", (32 << 20) + 1), spm + " is 33554433 bytes long; at most 33554432 are read"},
         {folder_for("source.spm"), "cannot read " + spm + ": it is not a file"},
         {edit("vocab.json", [](json& file) { file.erase("</s>"); }),
          "FOLDER/vocab.json has no piece \"</s>\", the eos_token"},
         {[](auto& folder) { folder.write("tokenizer.json", "{}"), folder.remove("target.spm"); },
          name + " has no \"model\""}});
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, std::size_t{200'000}}) {
    const DamagedCheckpoint folder("marian");
    folder.cut("source.spm", size);
    CAPTURE(size);
    CHECK(folder.complaint().starts_with(spm + " "));
  }
}
