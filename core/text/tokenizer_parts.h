#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/normalizer.h"
#include "core/text/piece_decoder.h"
#include "core/text/pre_tokenizer.h"
#include "core/text/subword_model.h"

namespace headlight {

/// One place of the template that stands around every text: a special token, or the text itself.
struct TemplateItem {
  bool is_text = false;
  int id = 0;
  std::string name = {};
};
using Template = std::vector<TemplateItem>;

/// Byte offsets leave out the spaces at both ends of a piece, but not the one that the tokenizer put before the text itself.
struct SpaceTrimming {
  bool keeps_first = true;
};

/// What a tokenizer consists of, in the order in which it is applied.
struct TokenizerParts {
  std::vector<AddedToken> added = {};
  /// Cuts the text between added tokens once more before it is normalized; may be null.
  std::function<std::vector<TextPart>(AlignedText)> cut_first = {};
  std::vector<Normalizer> normalizers = {};
  std::vector<PreTokenizer> pre_tokenizers = {};
  std::unique_ptr<const SubwordModel> model = {};
  std::optional<SpaceTrimming> trimming = {};
  Template frame = {{true}};
  std::vector<PieceDecoder> decoders = {join_with_spaces};
};

/// Throws Error naming `name`; everything in it that Headlight does not know is named in one sentence.
TokenizerParts read_tokenizer(std::string_view json, const std::string& name);

}  // namespace headlight
