#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/format/load_model.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "core/nn/search.h"
#include "tests/core/golden.h"
#include "tests/core/tiny.h"

using namespace headlight;
using nlohmann::json;

namespace {

constexpr const char* checkpoints = HEADLIGHT_SOURCE_DIR "/tests/golden/checkpoints/";

/// Compares what the forward pass says with what transformers wrote, and counts.
struct Comparison : Probe {
  Comparison(const std::map<std::string, Matrix>& all, int number, const ModelConfig& config)
      : values(all), case_name(std::to_string(number) + "."), translates(config.translates()) {}
  const std::map<std::string, Matrix>& values;
  std::string case_name;
  bool translates;
  int attentions = 0, states = 0;
  float worst_attention = 0, worst_state = 0;

  std::string prefix(Stack stack) const { return case_name + (translates ? std::string(name(stack)) + "." : ""); }

  void see(const Place& place, const MatrixView& found) override {
    const std::string layer = std::to_string(place.layer);
    if (place.site == Site::weights) {
      const Matrix& heads = values.at(prefix(place.stack) + "attention." + layer);  // (h n, m)
      REQUIRE(heads.rows() % found.rows() == 0);
      const float worst = tiny::difference(found, heads.middleRows(place.head * found.rows(), found.rows()));
      worst_attention = std::max(worst_attention, worst);
      ++attentions;
    }
    if (place.stack == Stack::cross || (place.site != Site::input && place.site != Site::final_state)) return;
    const auto expected = values.find(prefix(place.stack) + "hidden." + layer);
    if (expected == values.end()) return;  // the real checkpoint's are only the first and the last
    worst_state = std::max(worst_state, tiny::difference(found, expected->second));
    ++states;
  }
};

Matrix read_all(const Model& model, const std::vector<int>& ids, const std::vector<int>& target, Probe& probe) {
  if (model.config.translates()) {
    Decoder decoder(model, encode(model, ids, {{}, &probe}), static_cast<Index>(target.size()));
    return decoder.logits(decoder.read(target, {{}, &probe}).bottomRows(1));
  }
  if (model.config.reader_stack() == Stack::encoder) return encode(model, ids, {{}, &probe}), Matrix();
  Decoder decoder(model, static_cast<Index>(ids.size()));
  const Matrix states = decoder.read(ids, {{}, &probe});
  return model.config.predicts ? decoder.logits(states.bottomRows(1)) : Matrix();
}

/// How many hidden states transformers wrote for a case.
int states(const std::map<std::string, Matrix>& values, int number) {
  const std::string begin = std::to_string(number) + ".";
  return static_cast<int>(std::ranges::count_if(values, [&](const auto& value) {
    return value.first.starts_with(begin) && value.first.find("hidden.") != std::string::npos;
  }));
}

int attentions(const ModelConfig& config) {
  const Blocks &encoder = config.encoder, &decoder = config.decoder;
  return encoder.layers * encoder.heads + decoder.layers * decoder.heads * (decoder.cross_attention ? 2 : 1);
}

void check_parity(const std::filesystem::path& folder) {
  CAPTURE(folder.string());
  const Model model = load_weights(folder);
  const json golden = json::parse(std::ifstream(folder / "golden.json"));
  const auto values = golden::tensors((folder / "golden.safetensors").string());
  int number = 0;
  for (const json& one : golden["cases"]) {
    CAPTURE(number);
    Comparison probe(values, number, model.config);
    const auto target = model.config.translates() ? one["target_ids"].get<std::vector<int>>() : std::vector<int>();
    const Matrix logits = read_all(model, one["ids"], target, probe);
    CHECK(probe.worst_attention < 1e-5F);
    CHECK(probe.worst_state < 1e-4F);
    CHECK(probe.attentions == attentions(model.config));
    CHECK(probe.states == states(values, number));
    CHECK(probe.states >= 2);
    const auto expected = values.find(std::to_string(number) + ".last_logits");
    if (logits.size() > 0 && expected != values.end()) CHECK(tiny::difference(logits, expected->second) < 1e-4F);
    ++number;
  }
  CHECK(number > 0);
}

void check_writing(const std::filesystem::path& folder) {
  const Model model = load_weights(folder);
  const json golden = json::parse(std::ifstream(folder / "golden.json"));
  for (const json& one : golden["cases"]) {
    const Matrix states = encode(model, one["ids"].get<std::vector<int>>());
    for (const int beams : {1, 4}) {
      CAPTURE(folder.string());
      CAPTURE(one["text"].get<std::string>());
      CAPTURE(beams);
      std::vector<int> written = {model.config.writing.begin};
      for (const Choice& choice : search(model, states, {model.config.writing, 12, beams})) written.push_back(choice.id);
      CHECK(written == one[beams == 1 ? "greedy_12" : "beam4_12"].get<std::vector<int>>());
    }
  }
}

/// Not one for images or sound.
bool reads_text(const std::filesystem::path& folder) {
  std::ifstream file(folder / "golden.json");
  return file && json::parse(file)["cases"][0].contains("ids");
}

}  // namespace

TEST_CASE("every attention of every family equals transformers' to 1e-5, and every hidden state and logit to 1e-4") {
  int count = 0;
  for (const auto& folder : std::filesystem::directory_iterator(checkpoints)) check_parity(folder), ++count;
  CHECK(count >= 11);
}

TEST_CASE("so do checkpoints of other families' members, where they are at hand: ../shared/goldens and HEADLIGHT_GOLDENS") {
  const char* named = std::getenv("HEADLIGHT_GOLDENS");
  for (const std::filesystem::path root : {HEADLIGHT_SOURCE_DIR "/../shared/goldens", named ? named : "nowhere"}) {
    if (!std::filesystem::is_directory(root)) {
      MESSAGE("SKIPPED: there is no folder " << root.string());
      continue;
    }
    for (const auto& folder : std::filesystem::directory_iterator(root))
      if (reads_text(folder)) {
        check_parity(folder);
        if (load_weights(folder).config.translates()) check_writing(folder);
      }
  }
}

TEST_CASE("a real checkpoint in half precision, MiniLM, is read right") {
  const std::filesystem::path folder = HEADLIGHT_SOURCE_DIR "/../shared/data/models/all-minilm-l6-v2";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("SKIPPED: there is no ../shared/data/models/all-minilm-l6-v2");
    return;
  }
  check_parity(folder);
}

TEST_CASE("Marian writes the tokens that transformers' greedy and beam search write") {
  check_writing(std::string(checkpoints) + "marian");
}
