#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>

#include "tests/core/format/damaged_checkpoint.h"

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string config = "FOLDER/config.json";

struct Member {
  json members;  // of config.json
  std::string sentence;
};

void check_members(const char* checkpoint, const std::vector<Member>& table) {
  for (const auto& [members, sentence] : table) {
    const DamagedCheckpoint folder(checkpoint);
    folder.set("config.json", members);
    CAPTURE(members.dump());
    CHECK(folder.complaint() == sentence);
  }
}

std::string should(const char* key, const std::string& rest) { return config + ": \"" + key + "\" should be " + rest; }

std::string whole(const char* key, int least, int most, const std::string& found) {
  return should(key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ", not " + found);
}

std::string misshapen(const std::string& file, const std::string& tensor, const std::string& wanted,
                      const std::string& found) {
  return "FOLDER/" + file + ": tensor \"" + tensor + "\" should be " + wanted + ", not " + found;
}

}  // namespace

TEST_CASE("an undamaged checkpoint of each kind of folder gets no sentence") {
  for (const char* name : {"bert", "bert-cased-mlm-vocab-txt", "gpt2-vocab-merges", "llama-sharded-bf16", "marian"}) {
    CAPTURE(name);
    CHECK(DamagedCheckpoint(name).complaint() == "");
  }
}

TEST_CASE("something other than a file in the place of config.json is said to be that") {
  const auto refuse = [](const char* why) { return "cannot read " + config + ": " + why; };
  const Damage table[] = {
      {"bert", [](auto& folder) { folder.remove("config.json"); }, refuse("No such file or directory")},
      {"bert",
       [](auto& folder) {
         folder.remove("config.json");
         fs::create_directory(folder.path("config.json"));
       },
       refuse("it is not a file")},
      {"bert",
       [](auto& folder) {
         folder.remove("config.json");
         fs::create_symlink("config.json", folder.path("config.json"));
       },
       refuse("Too many levels of symbolic links")},
      {"bert",
       [](auto& folder) {
         folder.remove("config.json");
         fs::create_symlink("/dev/zero", folder.path("config.json"));
       },
       refuse("it is not a file")},
      {"bert",
       [](auto& folder) {
         folder.remove("config.json");
         REQUIRE(mkfifo(folder.path("config.json").c_str(), 0600) == 0);
       },
       refuse("it is not a file")},
  };
  for (const Damage& damage : table) {
    const DamagedCheckpoint folder(damage.checkpoint);
    damage.inflict(folder);
    CHECK(folder.complaint() == damage.sentence);
  }
}

TEST_CASE("a config.json that is no JSON object is refused, however deep or long it is") {
  const std::pair<std::string, std::string> table[] = {
      {"", " is not JSON (at byte 1)"},
      {"<html>", " is not JSON (at byte 1)"},
      {"{\"model_type\": \"bert\"", " is not JSON (at byte 22)"},
      {"{\"a\": \"\xff\xfe\"}", " is not JSON (at byte 8)"},
      {"{\"rms_norm_eps\": NaN}", " is not JSON (at byte 18)"},
      {"{\"rope_theta\": 1e400}", " is not JSON"},
      {"[]", " should be a JSON object, not an array"},
      {"null", " should be a JSON object, not null"},
      {std::string(100'000, '['), " nests 100000 levels deep; at most 64 are read"},
      {R"({"model_type": "bert", "model_type": "gpt2"})", " names \"model_type\" twice"},
      {R"({"model_type": 7})", ": \"model_type\" should be a string, not 7"},
      {"{}", " has no \"model_type\""},
  };
  for (const auto& [text, sentence] : table) {
    const DamagedCheckpoint folder("bert");
    folder.write("config.json", text);
    CAPTURE(text.substr(0, 60));
    CHECK(folder.complaint() == config + sentence);
  }
  const DamagedCheckpoint folder("bert");
  folder.write("config.json", "");
  fs::resize_file(folder.path("config.json"), (64 << 20) + 1);
  CHECK(folder.complaint() == config + " is 67108865 bytes of JSON; at most 67108864 are read");
}

TEST_CASE("sizes that no model has, or not this one, are refused before memory is taken") {
  check_members("bert",
                {{{{"num_hidden_layers", 1000000}}, whole("num_hidden_layers", 1, 256, "1000000")},
                 {{{"num_hidden_layers", 0}}, whole("num_hidden_layers", 1, 256, "0")},
                 {{{"num_hidden_layers", 3}},
                  "FOLDER/model.safetensors has no tensor \"encoder.layer.2.attention.self.query.weight\" (32, 32)"},
                 {{{"num_attention_heads", 0}}, whole("num_attention_heads", 1, 32, "0")},
                 {{{"num_attention_heads", -4}}, whole("num_attention_heads", 1, 32, "-4")},
                 {{{"num_attention_heads", 33}}, whole("num_attention_heads", 1, 32, "33")},
                 {{{"num_attention_heads", 5}}, should("hidden_size", "a multiple of the 5 heads, not 32")},
                 {{{"hidden_size", 1000000000}}, whole("hidden_size", 1, 65536, "1000000000")},
                 {{{"hidden_size", 18446744073709551615U}}, whole("hidden_size", 1, 65536, "18446744073709551615")},
                 {{{"hidden_size", 32.5}}, whole("hidden_size", 1, 65536, "32.5")},
                 {{{"hidden_size", "32"}}, whole("hidden_size", 1, 65536, "\"32\"")},
                 {{{"hidden_size", nullptr}}, whole("hidden_size", 1, 65536, "null")},
                 {{{"hidden_size", 65536}},
                  misshapen("model.safetensors", "embeddings.word_embeddings.weight", "(900, 65536)", "(900, 32)")},
                 {{{"intermediate_size", 0}}, whole("intermediate_size", 1, 1048576, "0")},
                 {{{"vocab_size", 1073741824}}, whole("vocab_size", 1, 16777216, "1073741824")},
                 {{{"vocab_size", 901}},
                  misshapen("model.safetensors", "embeddings.word_embeddings.weight", "(901, 32)", "(900, 32)")},
                 {{{"vocab_size", 899}},
                  misshapen("model.safetensors", "embeddings.word_embeddings.weight", "(899, 32)", "(900, 32)")},
                 {{{"max_position_embeddings", 1048576}},
                  misshapen("model.safetensors", "embeddings.position_embeddings.weight", "(1048576, 32)", "(320, 32)")},
                 {{{"type_vocab_size", 0}}, whole("type_vocab_size", 1, 65536, "0")}});
}

TEST_CASE("options that Headlight does not have are named with what was found") {
  check_members(
      "bert", {{{{"layer_norm_eps", 0}}, should("layer_norm_eps", "a number from 1e-20 to 1.0, not 0.0")},
               {{{"layer_norm_eps", "1e-12"}}, should("layer_norm_eps", "a number, not \"1e-12\"")},
               {{{"hidden_act", "swiglu"}},
                should("hidden_act",
                       "one of gelu, gelu_accurate, gelu_fast, gelu_new, gelu_python, gelu_python_tanh, gelu_pytorch_tanh, "
                       "quick_gelu, relu, relu2, silu, swish, tanh, not \"swiglu\"")},
               {{{"position_embedding_type", "relative_key"}},
                config + ": \"position_embedding_type\" is \"relative_key\", and only \"absolute\" is supported"},
               {{{"is_decoder", true}}, config + ": \"is_decoder\" is true, and only false is supported"},
               {{{"quantization_config", json::object()}},
                config + " has a \"quantization_config\", and quantized weights are not supported"}});
}

TEST_CASE("rotary positions, windows and grouped heads that cannot be are refused") {
  const auto rope = [](const json& parameters) { return json{{"rope_parameters", parameters}}; };
  const std::string thetas = "a number from 1.01 to 1000000000000.0, not ";
  const json llama3 = {{"rope_type", "llama3"}, {"factor", 8}, {"low_freq_factor", 4}, {"high_freq_factor", 1}};
  const json no_positions = {{"rope_type", "yarn"}, {"factor", 8}, {"original_max_position_embeddings", 0}};
  const json zeros = {{"rope_type", "longrope"}, {"short_factor", {0, 1, 1, 1}}, {"long_factor", {1, 1, 1, 1}}};
  check_members(
      "llama-sharded-bf16",
      {{rope({{"rope_theta", 0}}), should("rope_theta", thetas + "0.0")},
       {rope({{"rope_theta", -10000}}), should("rope_theta", thetas + "-10000.0")},
       {rope({{"rope_theta", "NaN"}}), should("rope_theta", "a number, not \"NaN\"")},
       {rope({{"rope_type", "mystery"}}),
        should("rope_type", "default or linear or llama3 or dynamic or yarn or longrope, not \"mystery\"")},
       {rope({{"rope_type", "linear"}, {"factor", 0}}), should("factor", "a number from 1.0 to 1000000.0, not 0.0")},
       {rope({{"rope_type", "linear"}}), config + " has no \"factor\""},
       {rope(llama3), should("high_freq_factor", "above \"low_freq_factor\"")},
       {rope({{"rope_type", "yarn"}, {"factor", 0}}), should("factor", "a number from 0.001 to 1000000.0, not 0.0")},
       {rope(no_positions), whole("original_max_position_embeddings", 2, 16777216, "0")},
       {rope(zeros), config + ": \"short_factor\" should hold numbers from 0.001 on, not 0"},
       {rope({{"rope_type", "longrope"}}), config + ": \"short_factor\" and \"long_factor\" should hold 4 numbers, not 0"},
       {rope(json::array()), should("rope_parameters", "an object, not an array")},
       {{{"sliding_window", -1}, {"use_sliding_window", true}, {"max_window_layers", 0}},
        whole("sliding_window", 1, 16777216, "-1")},
       {{{"layer_types", {"chunked_attention", "full_attention"}}},
        config + ": \"layer_types\" has \"chunked_attention\", and only \"full_attention\" and \"sliding_attention\" are " +
            "supported"},
       {{{"num_key_value_heads", 3}}, config + ": the 4 heads should be a multiple of the 3 that have keys and values"},
       {{{"num_key_value_heads", 8}}, whole("num_key_value_heads", 1, 4, "8")},
       {{{"num_key_value_heads", 0}}, whole("num_key_value_heads", 1, 4, "0")},
       {{{"head_dim", 0}}, whole("head_dim", 1, 65536, "0")},
       {{{"head_dim", 7}}, config + ": rotary positions turn pairs, so heads should have an even width, not 7"},
       {{{"head_dim", 16}},
        misshapen("model-00001-of-00003.safetensors", "model.layers.0.self_attn.q_proj.weight", "(64, 32)", "(32, 32)")}});
}

TEST_CASE("generation_config.json is checked as config.json is") {
  const std::pair<json, std::string> table[] = {
      {{{"decoder_start_token_id", 99999}}, whole("decoder_start_token_id", 0, 1084, "99999")},
      {{{"eos_token_id", -1}}, whole("eos_token_id", 0, 1084, "-1")},
      {{{"bad_words_ids", {{1085}}}}, should("bad_words_ids", "a list of lists of one id each")},
      {{{"bad_words_ids", 7}}, should("bad_words_ids", "a list, not 7")},
  };
  for (const auto& [members, sentence] : table) {
    const DamagedCheckpoint folder("marian");
    folder.set("generation_config.json", members);
    CAPTURE(members.dump());
    CHECK(folder.complaint() == sentence);
  }
  const DamagedCheckpoint folder("marian");
  folder.write("generation_config.json", "[]");
  CHECK(folder.complaint() == "FOLDER/generation_config.json should be a JSON object, not an array");
}

TEST_CASE("what is said of a hostile checkpoint is one line of moderate length, whatever its names are") {
  for (const std::string& name : {"two\nlines\r\t" + std::string(1, '\0') + "\x1b[31m", std::string(1'000'000, 'x')}) {
    const DamagedCheckpoint folder("bert");
    folder.set("config.json", {{"model_type", name}});
    const std::string complaint = folder.complaint();
    CHECK(complaint.starts_with(config + ": \"model_type\" is \""));
    CHECK(complaint.size() < 700);
    CHECK(std::ranges::none_of(complaint, [](unsigned char c) { return c < ' '; }));
  }
}
