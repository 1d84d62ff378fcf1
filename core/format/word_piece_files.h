#pragma once

#include <filesystem>

#include "core/text/tokenizer_parts.h"

namespace headlight {

/// BERT's tokenizer out of a vocab.txt (one piece a line, its id the line) and, for what it does to case and accents, a
/// tokenizer_config.json. Throws Error.
TokenizerParts read_word_piece_files(const std::filesystem::path& folder);

}  // namespace headlight
