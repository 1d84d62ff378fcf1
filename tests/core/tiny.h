#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/model/untrained.h"
#include "core/text/token.h"

namespace headlight::tiny {

inline ModelConfig config(NormOrder norm = NormOrder::pre) {
  ModelConfig config;
  config.name = "tiny";
  config.d_model = 12, config.heads = 3, config.d_ff = 20;
  config.encoder_layers = 3, config.decoder_layers = 2;
  config.source_vocabulary = 30, config.target_vocabulary = 25;
  config.embedding_scale = 4, config.norm = norm;
  return config;
}

inline Model model(NormOrder norm = NormOrder::pre) { return untrained(config(norm)); }

/// Tokens that have nothing but an id, as tests without a text need them.
inline Tokens tokens(const std::vector<int>& ids) {
  Tokens result;
  for (const int id : ids) {
    Token token;
    token.text = std::to_string(id), token.id = id, token.word = static_cast<int>(result.size());
    result.push_back(token);
  }
  return result;
}

/// Largest absolute difference; infinite when shapes differ.
inline float difference(const MatrixView& found, const MatrixView& expected) {
  if (found.rows() != expected.rows() || found.cols() != expected.cols()) return std::numeric_limits<float>::infinity();
  return found.size() == 0 ? 0 : (found - expected).cwiseAbs().maxCoeff();
}

}  // namespace headlight::tiny
