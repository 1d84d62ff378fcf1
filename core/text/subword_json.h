#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/text/subword_model.h"
#include "core/text/vocabulary.h"

namespace headlight {

/// Reads the "model" of a tokenizer.json: Unigram, BPE or WordPiece. What is not known is added to `unsupported`, and null
/// returned. Throws Error naming `name`.
std::unique_ptr<const SubwordModel> read_subword_model(const Json& model, const std::string& name,
                                                       std::vector<std::string>& unsupported);

/// Pieces and their ids, as in a vocab.json. Throws Error naming `name`.
Vocabulary read_vocabulary(const Json& json, const std::string& name);

}  // namespace headlight
