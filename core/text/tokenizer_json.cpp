#include <algorithm>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/text/subword_json.h"
#include "core/text/tokenizer_parts.h"

// The layout of a tokenizer.json: https://github.com/huggingface/tokenizers, tokenizers/src/tokenizer/serialization.rs.

namespace headlight {
namespace {

constexpr int most_ids = 1 << 24;

class Reader {
 public:
  Reader(const Json& json, const std::string& name) : json_(json), name_(name) {}

  TokenizerParts read() {
    for (const char* key : {"truncation", "padding"})
      if (part(key) != nullptr) unsupported_.emplace_back(key);
    if (const Json* normalizer = part("normalizer")) read_normalizer(*normalizer);
    if (const Json* pre_tokenizer = part("pre_tokenizer")) read_pre_tokenizer(*pre_tokenizer);
    if (const Json* processor = part("post_processor")) read_template(*processor);
    if (const Json* decoder = part("decoder")) read_decoder(*decoder);
    if (const Json* added = part("added_tokens")) read_added_tokens(*added);
    parts_.model = read_subword_model(member(json_, "model", name_), name_, unsupported_);
    refuse_unsupported();
    return std::move(parts_);
  }

 private:
  /// A part of the file, or null when it is absent or null.
  const Json* part(const char* key) const {
    if (!json_.is_object()) throw Error(name_ + " should be a JSON object, not " + describe(json_));
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }

  void refuse_unsupported() const {
    if (unsupported_.empty()) return;
    std::string list = unsupported_.front();
    for (std::size_t i = 1; i < unsupported_.size(); ++i) list += ", " + unsupported_[i];
    throw Error(name_ + " asks for what Headlight cannot do: " + list);
  }

  const Json& list(const Json& object, const char* key) const {
    const Json& value = member(object, key, name_);
    if (!value.is_array()) throw Error(name_ + ": \"" + key + "\" should be a list, not " + describe(value));
    return value;
  }

  bool flag(const Json& object, const char* key, bool otherwise) const {
    const auto found = object.find(key);
    if (found == object.end()) return otherwise;
    if (!found->is_boolean()) throw Error(name_ + ": \"" + key + "\" should be true or false, not " + describe(*found));
    return found->get<bool>();
  }

  void read_normalizer(const Json& json) {
    const std::string type = string_member(json, "type", name_);
    if (type == "Sequence")
      for (const Json& step : list(json, "normalizers")) read_normalizer(step);
    else if (type == "NFC")
      parts_.normalizers.push_back(Normalizer::nfc);
    else if (type == "Lowercase")
      parts_.normalizers.push_back(Normalizer::lower_case);
    else
      unsupported_.push_back("normalizer " + type);
  }

  void read_pre_tokenizer(const Json& json) {
    using Kind = PreTokenizer::Kind;
    auto& steps = parts_.pre_tokenizers;
    const std::string type = string_member(json, "type", name_);
    if (type == "Sequence")
      for (const Json& step : list(json, "pretokenizers")) read_pre_tokenizer(step);
    else if (type == "Metaspace")
      steps.push_back({Kind::metaspace, read_metaspace(json), {}});
    else if (type == "Punctuation")
      steps.push_back({Kind::punctuation, {}, read_behavior(json)});
    else if (type == "WhitespaceSplit")
      steps.push_back({Kind::white_space, {}, CutBehavior::removed});
    else
      unsupported_.push_back("pre_tokenizer " + type);
  }

  Metaspace read_metaspace(const Json& json) const {
    const AlignedText replacement = read_aligned(string_member(json, "replacement", name_));
    if (replacement.size() != 1) throw Error(name_ + ": the \"replacement\" of Metaspace should be one character");
    return {replacement.front().code, read_prepend(json), flag(json, "split", true)};
  }

  Metaspace::Prepend read_prepend(const Json& json) const {
    using enum Metaspace::Prepend;
    if (!json.contains("prepend_scheme")) return flag(json, "add_prefix_space", true) ? always : never;
    const std::string scheme = string_member(json, "prepend_scheme", name_);
    if (scheme == "always") return always;
    if (scheme == "first") return first;
    if (scheme == "never") return never;
    throw Error(name_ + ": \"prepend_scheme\" should be always, first or never, not \"" + scheme + "\"");
  }

  CutBehavior read_behavior(const Json& json) const {
    using enum CutBehavior;
    if (!json.contains("behavior")) return isolated;
    const std::string behavior = string_member(json, "behavior", name_);
    if (behavior == "Removed") return removed;
    if (behavior == "Isolated") return isolated;
    if (behavior == "MergedWithPrevious") return merged_with_previous;
    if (behavior == "MergedWithNext") return merged_with_next;
    if (behavior == "Contiguous") return contiguous;
    throw Error(name_ + ": \"behavior\" of Punctuation is not known: \"" + behavior + "\"");
  }

  void read_template(const Json& json) {
    const std::string type = string_member(json, "type", name_);
    if (type != "TemplateProcessing") return unsupported_.push_back("post_processor " + type);
    parts_.frame.clear();
    for (const Json& item : list(json, "single")) read_template_item(item, member(json, "special_tokens", name_));
    if (std::ranges::count_if(parts_.frame, &TemplateItem::is_text) != 1)
      throw Error(name_ + ": the template \"single\" should have the text in it once");
  }

  void read_template_item(const Json& item, const Json& special_tokens) {
    if (item.is_object() && item.contains("Sequence")) return parts_.frame.push_back({true, 0, ""});
    const std::string key = string_member(member(item, "SpecialToken", name_), "id", name_);
    const Json& token = member(special_tokens, key.c_str(), name_);
    const Json &ids = list(token, "ids"), &names = list(token, "tokens");
    if (ids.size() != names.size()) throw Error(name_ + ": special token \"" + key + "\" has as many ids as names");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Json one{{"id", ids[i]}, {"name", names[i]}};
      parts_.frame.push_back({false, integer_member(one, "id", 0, most_ids, name_), string_member(one, "name", name_)});
    }
  }

  void read_decoder(const Json& json) {
    const std::string type = string_member(json, "type", name_);
    if (type != "Metaspace") return unsupported_.push_back("decoder " + type);
    const Metaspace rule = read_metaspace(json);
    parts_.decoder = {true, rule.replacement, rule.prepend != Metaspace::Prepend::never};
  }

  void read_added_tokens(const Json& json) {
    if (!json.is_array()) throw Error(name_ + ": \"added_tokens\" should be a list, not " + describe(json));
    for (const Json& entry : json) {
      AddedToken token;
      token.id = integer_member(entry, "id", 0, most_ids, name_);
      token.content = string_member(entry, "content", name_);
      token.special = flag(entry, "special", false);
      token.normalized = flag(entry, "normalized", !token.special);
      token.strip_left = flag(entry, "lstrip", false);
      token.strip_right = flag(entry, "rstrip", false);
      if (flag(entry, "single_word", false)) unsupported_.push_back("single_word of added token " + token.content);
      add(std::move(token));
    }
  }

  void add(AddedToken token) {
    AlignedText content = read_aligned(token.content);
    if (token.normalized) content = normalize(std::move(content), parts_.normalizers);
    token.written = to_utf8(content);
    (token.normalized ? parts_.added_after : parts_.added_before).add(token, std::move(content));
    parts_.added.push_back(std::move(token));
  }

  const Json& json_;
  const std::string& name_;
  TokenizerParts parts_;
  std::vector<std::string> unsupported_;
};

}  // namespace

TokenizerParts read_tokenizer(std::string_view json, const std::string& name) {
  const Json parsed = parse_json(json, name);
  return Reader(parsed, name).read();
}

}  // namespace headlight
