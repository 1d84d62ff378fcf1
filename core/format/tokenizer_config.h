#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/text/tokenizer_parts.h"
#include "core/text/vocabulary.h"

namespace headlight {

/// A part that a special token plays ("cls_token"), and which one plays it where no file says.
struct SpecialRole {
  const char* name;
  const char* otherwise;
};

/// A vocab.txt or merges.txt, whose lines take many times their length in memory. Throws Error, naming `name`, when it is
/// far longer than any vocabulary.
std::string_view checked_list(std::string_view text, const std::string& name);

/// What tokenizer_config.json, special_tokens_map.json and added_tokens.json say, where there are such files, about a
/// tokenizer that has no tokenizer.json.
class TokenizerConfig {
 public:
  explicit TokenizerConfig(const std::filesystem::path& folder);  // throws Error

  bool flag(const char* key, bool otherwise) const;

  /// The token with a role such as "unk_token" and its id. Throws Error, naming `file`, when its vocabulary has no such
  /// piece.
  TemplateItem special(const SpecialRole& role, const Vocabulary& vocabulary, const std::string& file) const;

  /// Has the special tokens with these roles and further ones, as far as the vocabulary has them, and all that are listed
  /// with their ids looked for in every text.
  void add_tokens(const std::vector<SpecialRole>& roles, TokenizerParts& parts) const;

 private:
  AddedToken token(const SpecialRole& role) const;
  std::vector<AddedToken> listed() const;  // id -1: the vocabulary's, if it has the piece

  Json config_ = Json::object(), special_ = Json::object(), added_ = Json::object();
  std::string name_;
};

}  // namespace headlight
