#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/normalizer.h"
#include "core/text/pre_tokenizer.h"
#include "core/text/subword_model.h"

namespace headlight {

/// One place of the template that stands around every text: a special token, or the text itself.
struct TemplateItem {
  bool is_text = false;
  int id = 0;
  std::string name;
};

/// How pieces become text again.
struct PieceDecoder {
  bool metaspace = false;  // false: pieces are joined by spaces
  char32_t replacement = 0x2581;
  bool drops_first = true;  // the mark in front of the first piece is not a space
};

/// What a tokenizer.json describes, in the order in which it is applied.
struct TokenizerParts {
  std::vector<AddedToken> added;
  AddedTokenFinder added_before, added_after;  // looked for before and after normalizing
  std::vector<Normalizer> normalizers;
  std::vector<PreTokenizer> pre_tokenizers;
  std::unique_ptr<const SubwordModel> model;
  std::vector<TemplateItem> frame{{true, 0, ""}};
  PieceDecoder decoder;
};

/// Throws Error naming `name`; everything in it that Headlight does not know is named in one sentence.
TokenizerParts read_tokenizer(std::string_view json, const std::string& name);

}  // namespace headlight
