#include "tests/core/golden.h"

#include <doctest/doctest.h>

#include <string>

#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

/// Compares what the forward pass says with what PyTorch wrote, and counts.
struct Comparison : Probe {
  explicit Comparison(const golden::Case& case_) : golden(case_) {}
  const golden::Case& golden;
  int attentions = 0, states = 0;

  void see(const Place& place, const MatrixView& found) override {
    const std::string stack(name(place.stack)), layer = std::to_string(place.layer);
    CAPTURE(stack);
    CAPTURE(name(HeadId{place.stack, place.layer, place.head}));
    CAPTURE(name(place.site));
    if (place.site == Site::weights) {
      const Matrix& heads = golden.values.at(stack + ".attention." + layer);  // (h n, m)
      CHECK(tiny::difference(found, heads.middleRows(place.head * found.rows(), found.rows())) < 1e-5F);
      ++attentions;
    }
    if (place.site == Site::input) check_state(stack + ".hidden." + layer, found);
    if (place.site == Site::output) check_state(stack + ".hidden." + std::to_string(place.layer + 1), found);
    if (place.site == Site::final_state) check_state(stack + ".output", found);
  }

  void check_state(const std::string& state, const MatrixView& found) {
    CHECK(tiny::difference(found, golden.values.at(state)) < 1e-4F);
    ++states;
  }
};

}  // namespace

TEST_CASE("every attention weight equals PyTorch's to 1e-5, and every hidden state and logit to 1e-4") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const ModelConfig& config = golden.model.config;
    const int layers = config.encoder.layers, target_layers = config.decoder.layers;
    const bool decodes = target_layers > 0;
    Comparison probe(golden);
    const Matrix source = encode(golden.model, golden.source_ids, {{}, &probe}, golden.hidden());
    if (decodes) {
      Decoder decoder(golden.model, source, static_cast<Index>(golden.target_ids.size()), golden.hidden());
      const Matrix states = decoder.read(golden.target_ids, {{}, &probe});
      CHECK(tiny::difference(decoder.logits(states), golden.values.at("logits")) < 1e-4F);
    }
    CHECK(probe.attentions == (layers + 2 * target_layers) * config.encoder.heads);
    CHECK(probe.states == 2 * (layers + target_layers) + (decodes ? 2 : 1));
  }
}

TEST_CASE("the golden values cover source masks, both norms, both activations and models without a decoder") {
  bool masked = false, pre = false, post = false, relu = false, gelu = false, encoder_only = false;
  for (const std::string& name : golden::names()) {
    const golden::Case golden = golden::read(name);
    const ModelConfig& config = golden.model.config;
    masked |= golden.source_hidden.any() && config.decoder.layers > 0;
    (config.encoder.order == NormOrder::pre ? pre : post) = true;
    (config.encoder.activation == Activation::relu ? relu : gelu) = true;
    encoder_only |= config.decoder.layers == 0;
  }
  CHECK((masked && pre && post && relu && gelu && encoder_only));
}
