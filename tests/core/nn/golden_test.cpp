#include "tests/core/golden.h"

#include <doctest/doctest.h>

#include <numeric>
#include <utility>

#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "core/trace/run.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

TracePtr run_golden(const golden::Case& golden) {
  Trace read;
  read.tokens = tiny::tokens(golden.source_ids);
  read.target_tokens = tiny::tokens(golden.target_ids);
  return forward(golden.model, std::move(read), {}, {.keep = {Site::input, Site::output, Site::final_state}});
}

}  // namespace

TEST_CASE("every attention weight equals PyTorch's to 1e-5") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const TracePtr trace = run_golden(golden);
    const ModelConfig& config = golden.model.config;
    CHECK(trace->weights.size() ==
          static_cast<std::size_t>((config.encoder_layers + 2 * config.decoder_layers) * config.heads));
    for (const auto& [head, weights] : trace->weights) {
      const std::string site = std::string(headlight::name(head.stack)) + ".attention." + std::to_string(head.layer);
      CAPTURE(site);
      CAPTURE(head.head);
      const Matrix& heads = golden.values.at(site);  // (h n, m)
      CHECK(tiny::difference(weights, heads.middleRows(head.head * weights.rows(), weights.rows())) < 1e-5F);
    }
  }
}

TEST_CASE("every hidden state equals PyTorch's to 1e-4") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const TracePtr trace = run_golden(golden);
    for (const auto& [place, found] : trace->kept) {
      const std::string stack(headlight::name(place.stack));
      const int hidden = place.layer + (place.site == Site::output ? 1 : 0);
      const std::string site = place.site == Site::final_state ? ".output" : ".hidden." + std::to_string(hidden);
      CAPTURE(stack + site);
      CHECK(tiny::difference(found, golden.values.at(stack + site)) < 1e-4F);
    }
    const ModelConfig& config = golden.model.config;
    const int stacks = golden.target_ids.empty() ? 1 : 2;
    CHECK(static_cast<int>(trace->kept.size()) == 2 * (config.encoder_layers + config.decoder_layers) + stacks);
  }
}

TEST_CASE("logits equal PyTorch's to 1e-4") {
  for (const std::string name : {"pre-relu", "post-gelu", "one-head"}) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    Decoder decoder(golden.model, encode(golden.model, golden.source_ids), static_cast<Index>(golden.target_ids.size()));
    CHECK(tiny::difference(decoder.logits(decoder.read(golden.target_ids)), golden.values.at("logits")) < 1e-4F);
  }
}
