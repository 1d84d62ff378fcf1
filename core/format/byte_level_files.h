#pragma once

#include <filesystem>

#include "core/text/tokenizer_parts.h"

namespace headlight {

/// Whose habits a byte-level tokenizer has: GPT-2 puts nothing around a text, RoBERTa <s> and </s>; Qwen composes characters
/// (NFC) and cuts at other places.
enum class ByteLevelFamily { gpt2, roberta, qwen };

/// A byte-level BPE tokenizer out of vocab.json and merges.txt (one merge a line, the first comes first). Throws Error.
TokenizerParts read_byte_level_files(const std::filesystem::path& folder, ByteLevelFamily family);

}  // namespace headlight
