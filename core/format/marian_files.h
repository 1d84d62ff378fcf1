#pragma once

#include <filesystem>

#include "core/format/tokenizer_files.h"

namespace headlight {

/// Marian's tokenizers: pieces by source.spm and target.spm, their ids by vocab.json (with "separate_vocabs", the target's
/// by target_vocab.json); </s> behind; ">>fra<<" at the beginning of a text is a token that names the language to translate
/// to. Throws Error.
Tokenizers read_marian_files(const std::filesystem::path& folder);

}  // namespace headlight
