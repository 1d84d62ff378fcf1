#include "tests/core/golden.h"

#include <doctest/doctest.h>

#include "core/trace/run.h"

using namespace headlight;

namespace {

Tokens tokens(const std::vector<int>& ids) {
  Tokens result;
  for (const int id : ids) result.push_back({.text = std::to_string(id), .id = id});
  return result;
}

/// Largest absolute difference; infinite when shapes differ.
float difference(const MatrixView& found, const MatrixView& expected) {
  if (found.rows() != expected.rows() || found.cols() != expected.cols()) return INFINITY;
  return (found - expected).cwiseAbs().maxCoeff();
}

TracePtr run_golden(const golden::Case& golden) {
  Trace read;
  read.tokens = tokens(golden.source_ids);
  read.target_tokens = tokens(golden.target_ids);
  return forward(golden.model, std::move(read), {}, {.keep = {Site::input, Site::output, Site::final_state}});
}

}  // namespace

TEST_CASE("every attention weight equals PyTorch's to 1e-5") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const TracePtr trace = run_golden(golden);
    const ModelConfig& config = golden.model.config;
    CHECK(trace->weights.size() == static_cast<std::size_t>((config.encoder_layers + 2 * config.decoder_layers) * config.heads));
    for (const auto& [head, weights] : trace->weights) {
      const std::string site = std::string(headlight::name(head.stack)) + ".attention." + std::to_string(head.layer);
      CAPTURE(site);
      CAPTURE(head.head);
      const Matrix& heads = golden.values.at(site);
      CHECK(difference(weights, heads.middleRows(head.head * weights.rows(), weights.rows())) < 1e-5F);
    }
  }
}

TEST_CASE("every hidden state equals PyTorch's to 1e-4") {
  for (const std::string& name : golden::names()) {
    CAPTURE(name);
    const golden::Case golden = golden::read(name);
    const TracePtr trace = run_golden(golden);
    int compared = 0;
    for (const auto& [place, found] : trace->kept) {
      const std::string stack(headlight::name(place.stack));
      const int hidden = place.layer + (place.site == Site::output ? 1 : 0);
      const std::string site = place.site == Site::final_state ? ".output" : ".hidden." + std::to_string(hidden);
      CAPTURE(stack + site);
      CHECK(difference(found, golden.values.at(stack + site)) < 1e-4F);
      ++compared;
    }
    CHECK(compared == 2 * (golden.model.config.encoder_layers + golden.model.config.decoder_layers) + (golden.target_ids.empty() ? 1 : 2));
  }
}
