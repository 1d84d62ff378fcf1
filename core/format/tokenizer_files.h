#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/text/tokenizer.h"

namespace headlight {

/// The tokenizers of a model: one, or with an encoder-decoder one for each language.
struct Tokenizers {
  Tokenizer source;
  std::optional<Tokenizer> target = {};
};

/// Reads the tokenizer of a Hugging Face folder: tokenizer.json, else what the model's family had before there was that
/// file: vocab.txt (BERT), vocab.json and merges.txt (GPT-2, RoBERTa), or source.spm, target.spm and vocab.json (Marian).
/// Our own encoder-decoders have a target_tokenizer.json beside the first.
/// `model_type` is config.json's. Throws Error naming the file and what in it is broken or not supported.
Tokenizers read_tokenizers(const std::filesystem::path& folder, const std::string& model_type);

}  // namespace headlight
