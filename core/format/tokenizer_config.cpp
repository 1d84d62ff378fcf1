#include "core/format/tokenizer_config.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/base/error.h"
#include "core/format/mapped_file.h"

namespace headlight {
namespace {

constexpr int most_ids = 1 << 24;
constexpr std::size_t longest_list = std::size_t{16} << 20;  // bytes; three times the longest that is known

Json read_object(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return Json::object();
  Json json = parse_json(MappedFile(path).text(), path.string());
  if (!json.is_object()) throw Error(path.string() + " should be a JSON object, not " + describe(json));
  return json;
}

/// A token written as a string, or as an object with its content and how it is looked for.
AddedToken read_token(const Json& json, AddedToken token, const std::string& name) {
  if (json.is_string()) {
    token.content = checked_piece(json.get<std::string>(), name);
    return token;
  }
  token.content = checked_piece(string_member(json, "content", name), name);
  token.normalized = flag_member(json, "normalized", token.normalized, name);
  token.strip_left = flag_member(json, "lstrip", token.strip_left, name);
  token.strip_right = flag_member(json, "rstrip", token.strip_right, name);
  token.single_word = flag_member(json, "single_word", false, name);
  return token;
}

int read_id(const std::string& text, const std::string& name) {
  int id = -1;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), id);
  if (result.ptr != text.data() + text.size() || id < 0 || id > most_ids)
    throw Error(name + ": \"added_tokens_decoder\" should name tokens by their ids, not by \"" + text + "\"");
  return id;
}

}  // namespace

std::string_view checked_list(std::string_view text, const std::string& name) {
  if (text.size() > longest_list)
    throw Error(name + " is " + std::to_string(text.size()) + " bytes long; at most " + std::to_string(longest_list) +
                " are read");
  return text;
}

TokenizerConfig::TokenizerConfig(const std::filesystem::path& folder)
    : config_(read_object(folder / "tokenizer_config.json")),
      special_(read_object(folder / "special_tokens_map.json")),
      added_(read_object(folder / "added_tokens.json")),
      name_((folder / "tokenizer_config.json").string()) {}

bool TokenizerConfig::flag(const char* key, bool otherwise) const { return flag_member(config_, key, otherwise, name_); }

AddedToken TokenizerConfig::token(const SpecialRole& role) const {
  const AddedToken otherwise{.content = role.otherwise, .special = true};
  for (const Json* file : {&config_, &special_})
    if (file->contains(role.name) && !(*file)[role.name].is_null()) return read_token((*file)[role.name], otherwise, name_);
  return otherwise;
}

TemplateItem TokenizerConfig::special(const SpecialRole& role, const Vocabulary& vocabulary, const std::string& file) const {
  const std::string content = token(role).content;
  const int id = vocabulary.id(content);
  if (id < 0) throw Error(file + " has no piece \"" + content + "\", the " + role.name);
  return {false, id, content};
}

void TokenizerConfig::add_tokens(const std::vector<SpecialRole>& roles, TokenizerParts& parts) const {
  for (const SpecialRole& role : roles) {
    AddedToken special = token(role);
    special.id = parts.model->id(special.content);
    if (special.id >= 0) parts.added.push_back(std::move(special));
  }
  std::set<std::string> seen;
  for (const AddedToken& token : parts.added) seen.insert(token.content);
  for (AddedToken& other : listed()) {
    if (const int known = parts.model->id(other.content); known >= 0) other.id = known;
    if (other.id >= 0 && seen.insert(other.content).second) parts.added.push_back(std::move(other));
  }
}

std::vector<AddedToken> TokenizerConfig::listed() const {
  std::vector<AddedToken> tokens;
  for (const char* key : {"additional_special_tokens", "extra_special_tokens"})  // transformers 4 and 5
    if (config_.contains(key) && config_[key].is_array())
      for (const Json& one : config_[key]) tokens.push_back(read_token(one, {.id = -1, .special = true}, name_));
  for (const auto& [content, id] : added_.items())
    tokens.push_back({.id = integer_member(added_, content.c_str(), 0, most_ids, name_),
                      .content = checked_piece(content, name_),
                      .normalized = true});
  const auto decoder = config_.find("added_tokens_decoder");
  if (decoder == config_.end() || !decoder->is_object()) return tokens;
  for (const auto& [id, token] : decoder->items()) {
    const bool special = flag_member(token, "special", false, name_);
    tokens.push_back(read_token(token, {.id = read_id(id, name_), .special = special, .normalized = !special}, name_));
  }
  return tokens;
}

}  // namespace headlight
