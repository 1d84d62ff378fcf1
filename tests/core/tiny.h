#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/model/untrained.h"
#include "core/text/token.h"

namespace headlight::tiny {

inline ModelConfig config(NormOrder norm = NormOrder::pre) {
  Blocks blocks;
  blocks.d_model = 12, blocks.d_ff = 20;
  blocks.heads = blocks.key_value_heads = 3, blocks.head_width = 4;
  blocks.embedding_scale = 4, blocks.order = norm, blocks.final_norm = norm == NormOrder::pre;
  blocks.positions.kind = PositionKind::sinusoidal;
  ModelConfig config;
  config.name = "tiny";
  config.encoder = config.decoder = blocks;
  config.encoder.layers = 3, config.encoder.vocabulary = 30;
  config.decoder.layers = 2, config.decoder.vocabulary = 25;
  config.decoder.causal = config.decoder.cross_attention = true;
  return config;
}

inline Model model(NormOrder norm = NormOrder::pre) { return untrained(config(norm)); }

/// The same with a tokenizer on either side that knows "a", "b" and the special tokens, and ends every text with </s>.
inline Model translator() {
  const std::string json = R"({
    "added_tokens": [{"id": 0, "content": "<unk>", "special": true}, {"id": 1, "content": "</s>", "special": true},
                     {"id": 2, "content": "<s>", "special": true}],
    "normalizer": null,
    "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
    "post_processor": {"type": "TemplateProcessing", "pair": [],
      "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
      "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}},
    "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
    "model": {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["</s>", 0], ["<s>", 0], ["▁a", -1], ["▁b", -1]]}})";
  Model translator = model();
  translator.config.writing.begin = 2, translator.config.writing.end = 1;
  translator.source_tokenizer = translator.target_tokenizer = Tokenizer::from_json(json, "tiny/tokenizer.json");
  return translator;
}

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
