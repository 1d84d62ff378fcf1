#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/text/tokenizer_parts.h"
#include "core/text/vocabulary.h"

namespace headlight {

/// A part that a special token plays ("cls_token"), and which one plays it where no file says.
struct SpecialRole {
  const char* name;
  const char* otherwise;
  bool strip_left = false;
};

/// What tokenizer_config.json, special_tokens_map.json and added_tokens.json say, where there are such files, about a
/// tokenizer that has no tokenizer.json.
class TokenizerConfig {
 public:
  explicit TokenizerConfig(const std::filesystem::path& folder);  // throws Error

  bool flag(const char* key, bool otherwise) const;
  std::string text(const char* key, const std::string& otherwise) const;

  /// The token with a role such as "unk_token" and its id. Throws Error, naming `file`, when its vocabulary has no such
  /// piece.
  TemplateItem special(const SpecialRole& role, const Vocabulary& vocabulary, const std::string& file) const;

  /// Has the special tokens with these roles, as far as the vocabulary has them, and all that are listed with their ids
  /// looked for in every text.
  void add_tokens(const std::vector<SpecialRole>& roles, TokenizerParts& parts) const;

 private:
  AddedToken token(const SpecialRole& role) const;
  std::vector<AddedToken> listed() const;

  Json config_ = Json::object(), special_ = Json::object(), added_ = Json::object();
  std::string name_;
};

}  // namespace headlight
