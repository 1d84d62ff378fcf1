#include <set>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/text/steps_json.h"
#include "core/text/subword_json.h"
#include "core/text/tokenizer_parts.h"

// The layout of a tokenizer.json: https://github.com/huggingface/tokenizers, tokenizers/src/tokenizer/serialization.rs.
// "truncation" and "padding" are left aside: they are about batches, and Headlight shows all of one text.

namespace headlight {
namespace {

constexpr int most_ids = 1 << 24;

AddedToken read_added_token(const Json& json, const std::string& name) {
  AddedToken token;
  token.id = integer_member(json, "id", 0, most_ids, name);
  token.content = checked_piece(string_member(json, "content", name), name);
  token.special = flag_member(json, "special", false, name);
  token.normalized = flag_member(json, "normalized", !token.special, name);
  token.strip_left = flag_member(json, "lstrip", false, name);
  token.strip_right = flag_member(json, "rstrip", false, name);
  token.single_word = flag_member(json, "single_word", false, name);
  return token;
}

/// As `tokenizers` does it: a piece of the vocabulary keeps its id there, and of a token listed twice the first counts.
std::vector<AddedToken> settled(std::vector<AddedToken> listed, const SubwordModel& model) {
  std::vector<AddedToken> tokens;
  std::set<std::string> seen;
  for (AddedToken& token : listed) {
    if (!seen.insert(token.content).second) continue;
    if (const int known = model.id(token.content); known >= 0) token.id = known;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// A part of the file, or null when it is absent or null.
const Json* part(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

void refuse(const std::vector<std::string>& unsupported, const std::string& name) {
  if (unsupported.empty()) return;
  std::string list = unsupported.front();
  for (std::size_t i = 1; i < unsupported.size(); ++i) list += ", " + unsupported[i];
  throw Error(name + " asks for what Headlight cannot do: " + list);
}

}  // namespace

TokenizerParts read_tokenizer(std::string_view text, const std::string& name) {
  const Json json = parse_json(text, name);
  if (!json.is_object()) throw Error(name + " should be a JSON object, not " + describe(json));
  std::vector<std::string> unsupported;
  const ReadingContext context{name, unsupported};
  TokenizerParts parts;
  if (const Json* normalizer = part(json, "normalizer")) parts.normalizers = read_normalizers(*normalizer, context);
  if (const Json* pre_tokenizer = part(json, "pre_tokenizer"))
    parts.pre_tokenizers = read_pre_tokenizers(*pre_tokenizer, context);
  if (const Json* processor = part(json, "post_processor")) read_post_processor(*processor, context, parts);
  if (const Json* decoder = part(json, "decoder")) parts.decoders = read_decoders(*decoder, context);
  if (part(json, "added_tokens") != nullptr)
    for (const Json& added : list_member(json, "added_tokens", name)) parts.added.push_back(read_added_token(added, name));
  parts.model = read_subword_model(member(json, "model", name), name, unsupported);
  refuse(unsupported, name);
  parts.added = settled(std::move(parts.added), *parts.model);
  return parts;
}

}  // namespace headlight
