#include <doctest/doctest.h>

#include <limits>

#include "tests/core/format/damaged_checkpoint.h"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char *weights = "model.safetensors", *map = "model.safetensors.index.json";
const std::string file = "FOLDER/model.safetensors", index_file = "FOLDER/model.safetensors.index.json";
constexpr const char* query = "encoder.layer.0.attention.self.query.weight";

Change bytes(const std::string& content) {
  return [content](const DamagedCheckpoint& folder) { folder.write(weights, content); };
}

/// Changes what the header says of one tensor.
Change tensor(const char* key, const json& members) {
  return [key, members](const DamagedCheckpoint& folder) {
    folder.edit_header(weights, [&](json& header) { header.at(key).update(members); });
  };
}

/// Puts one value into a tensor of floats.
Change element(const char* key, std::size_t at, float value) {
  return [=](const DamagedCheckpoint& folder) {
    std::string content = folder.read(weights);
    std::uint64_t header = 0;
    std::memcpy(&header, content.data(), sizeof header);
    const std::size_t begin = json::parse(content.substr(8, header)).at(key).at("data_offsets").at(0);
    std::memcpy(content.data() + 8 + header + begin + sizeof value * at, &value, sizeof value);
    folder.write(weights, content);
  };
}

/// Changes which file the index says each tensor is in.
Change mapping(const std::function<void(json&)>& change) {
  return
      [change](const DamagedCheckpoint& folder) { folder.edit(map, [&](json& index) { change(index.at("weight_map")); }); };
}

std::string names(const json& value) {
  return index_file + ": \"weight_map\" should map tensors to names of safetensors files, not to " + value.dump();
}

}  // namespace

TEST_CASE("weights that are cut short, empty, or another kind of file are refused") {
  const std::string long_header = " bytes long, but it can be at most ";
  check("bert", {{[](auto& folder) { folder.remove(weights); }, "cannot read " + file + ": No such file or directory"},
                 {[](auto& folder) {
                    folder.remove(weights);
                    fs::create_directory(folder.path(weights));
                  },
                  "cannot read " + file + ": it is not a file"},
                 {bytes(""), file + " is too short for a safetensors file: 0 bytes"},
                 {bytes("<html>\n"), file + " is too short for a safetensors file: 7 bytes"},
                 {bytes("version https://git-lfs.github.com/spec/v1\n"),
                  file + " says that its header is 2336927755350992246" + long_header + "35"},
                 {bytes("PK\x03\x04 and whatever else torch.save writes"),
                  file + " says that its header is 7236828441365138256" + long_header + "32"},
                 {bytes(tensor_file::make_with_length(~std::uint64_t{0}, "{}")),
                  file + " says that its header is 18446744073709551615" + long_header + "2"},
                 {bytes(tensor_file::make("{}")), file + " has no tensor \"embeddings.word_embeddings.weight\" (900, 32)"}});
}

TEST_CASE("weights cut short anywhere are refused") {
  const DamagedCheckpoint folder("bert");
  const std::string whole = folder.read(weights);
  for (const std::size_t size : {std::size_t{9}, std::size_t{100}, std::size_t{3000}, whole.size() / 2, whole.size() - 1}) {
    folder.write(weights, whole.substr(0, size));
    CAPTURE(size);
    CHECK(folder.complaint().starts_with(file));
  }
}

TEST_CASE("a tensor that is missing, misshapen, of another type, or in another's place is named") {
  const std::string name = file + ": tensor \"" + query + "\"";
  check(
      "bert",
      {{tensor(query, {{"shape", {1024}}}), name + " should be (32, 32), not (1024)"},
       {tensor(query, {{"shape", {16, 64}}}), name + " should be (32, 32), not (16, 64)"},
       {tensor(query, {{"shape", {-32, -32}}}), name + ": \"shape\" should be a list of at most 8 whole numbers"},
       {tensor(query, {{"shape", {4294967296, 4294967296}}}),
        name + " has 4096 bytes, which is not what F32 (4294967296, 4294967296) takes"},
       {tensor(query, {{"dtype", "I32"}}), name + " should be F32, F16 or BF16, not I32"},
       {tensor(query, {{"dtype", "F64"}, {"shape", {16, 32}}}), name + " should be (32, 32), not (16, 32)"},
       {tensor(query, {{"dtype", "F16"}}), name + " has 4096 bytes, which is not what F16 (32, 32) takes"},
       {tensor(query, {{"dtype", "Q4_0"}}), name + " has the unknown type \"Q4_0\""},
       {tensor(query, {{"data_offsets", {-4096, 0}}}), name + ": \"data_offsets\" should be a list of 2 whole numbers"},
       {tensor(query, {{"data_offsets", {4096, 0}}}), name + " should lie in the 229248 bytes of data, not from 4096 to 0"},
       {[](auto& folder) { folder.edit_header(weights, [](json& header) { header.erase(query); }); },
        file + " has bytes before tensor \"encoder.layer.0.attention.self.value.bias\" that belong to none"},
       {[](auto& folder) {
          folder.edit_header(weights, [](json& header) {
            header[query]["data_offsets"] = header["embeddings.LayerNorm.weight"]["data_offsets"];
          });
        },
        name + " has 128 bytes, which is not what F32 (32, 32) takes"},
       {[](auto& folder) {
          folder.edit_header(weights, [](json& header) {
            header[query]["data_offsets"] = header["encoder.layer.0.attention.self.key.weight"]["data_offsets"];
          });
        },
        name + " overlaps another one"},
       {[](auto& folder) {
          folder.edit_header(weights, [](json& header) {
            header["encoder.layer.7.attention.self.query.weight"] = {
                {"dtype", "F32"}, {"shape", {0, 32}}, {"data_offsets", {0, 0}}};
          });
        },
        file + " has tensors that its config.json does not call for: \"encoder.layer.7.attention.self.query.weight\" (0, "
               "32)"}});
}

TEST_CASE("a value that is not a number is named with its place") {
  const std::string name = file + ": tensor \"" + query + "\" holds ";
  const float infinity = std::numeric_limits<float>::infinity();
  check("bert", {{element(query, 0, std::numeric_limits<float>::quiet_NaN()), name + "NaN at [0, 0]"},
                 {element(query, 1023, -std::numeric_limits<float>::signaling_NaN()), name + "NaN at [31, 31]"},
                 {element(query, 33, infinity), name + "infinity at [1, 1]"},
                 {element(query, 33, -infinity), name + "infinity at [1, 1]"},
                 {element("embeddings.LayerNorm.bias", 5, infinity),
                  file + ": tensor \"embeddings.LayerNorm.bias\" holds infinity at [5]"}});
}

TEST_CASE("more weights than the machine's memory could hold are refused without touching it") {
  const DamagedCheckpoint folder("bert");
  const std::uint64_t rows = 1 << 24, columns = 1 << 14, size = 4 * rows * columns;
  const json header = {{"big", {{"dtype", "F32"}, {"shape", {rows, columns}}, {"data_offsets", {0, size}}}}};
  folder.write(weights, tensor_file::make(header.dump()));
  std::error_code failure;
  fs::resize_file(folder.path(weights), 8 + header.dump().size() + size, failure);  // all of it a hole
  if (failure) {
    MESSAGE("SKIPPED: no file of a terabyte can be made here");
    return;
  }
  CHECK(folder.complaint().starts_with(file + " takes 1100 GB of memory as float32, and this machine has "));
}

TEST_CASE("an index may name safetensors files beside it and nothing else") {
  const char *shard = "model-00001-of-00003.safetensors", *norm = "model.norm.weight", *head = "lm_head.weight";
  const auto names_file = [&](const json& value) {
    return std::pair{mapping([=](json& files) { files[norm] = value; }), names(value)};
  };
  check("llama-sharded-bf16",
        {names_file("../model-00003-of-00003.safetensors"),
         names_file("/etc/passwd"),
         names_file("folder\\x.safetensors"),
         names_file("model.safetensors.index.json"),
         names_file(std::string("x\0.safetensors", 14)),
         names_file(""),
         names_file(7),
         {mapping([=](json& files) { files[norm] = "none.safetensors"; }),
          "cannot read FOLDER/none.safetensors: No such file or directory"},
         {mapping([=](json& files) { files[norm] = shard; }), std::string("FOLDER/") + shard + " has no tensor \"" + norm +
                                                                  "\", which model.safetensors.index.json says it has"},
         {mapping([=](json& files) { files["extra"] = shard; }),
          std::string("FOLDER/") + shard + " has no tensor \"extra\", which model.safetensors.index.json says it has"},
         {mapping([=](json& files) {
            for (int i = 0; i < 1001; ++i) files[std::to_string(i)] = std::to_string(i) + ".safetensors";
          }),
          index_file + " names 1004 files; at most 1000 are read"},
         {mapping([](json& files) { files = json::array(); }),
          index_file + ": \"weight_map\" should be an object, not an array"},
         {mapping([](json& files) { files = json::object(); }),
          index_file + " has no tensor \"embed_tokens.weight\" (900, 32)"},
         {[=](auto& folder) { folder.edit(map, [](json& index) { index.erase("weight_map"); }); },
          index_file + " has no \"weight_map\""},
         {[=](auto& folder) { folder.write(map, std::string(100'000, '{')); },
          index_file + " nests 100000 levels deep; at most 64 are read"},
         {[=](auto& folder) {
            folder.edit(map, [&](json& index) { index["weight_map"]["extra"] = "copy.safetensors"; });
            folder.write("copy.safetensors", folder.read("model-00003-of-00003.safetensors"));
          },
          "FOLDER/model-00003-of-00003.safetensors: tensor \"lm_head.weight\" is in FOLDER/copy.safetensors already"},
         {[=](auto& folder) {
            folder.remove(shard);
            fs::create_directory(folder.path(shard));
          },
          std::string("cannot read FOLDER/") + shard + ": it is not a file"},
         {[=](auto& folder) {
            folder.remove(shard);
            fs::create_symlink(shard, folder.path(shard));
          },
          std::string("cannot read FOLDER/") + shard + ": Too many levels of symbolic links"},
         {[=](auto& folder) {
            folder.edit_header("model-00003-of-00003.safetensors", [&](json& header) { header[head]["shape"] = {32, 900}; });
          },
          std::string("FOLDER/model-00003-of-00003.safetensors: tensor \"") + head +
              "\" should be (900, 32), not (32, 900)"}});
}
