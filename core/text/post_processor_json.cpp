#include <algorithm>

#include "core/base/error.h"
#include "core/text/steps_json.h"

namespace headlight {
namespace {

constexpr int most_ids = 1 << 24;
constexpr std::size_t most_special_tokens = 64;

void add_special(const Json& item, const Json& special_tokens, const std::string& name, Template& frame) {
  const std::string key = string_member(member(item, "SpecialToken", name), "id", name);
  const Json& token = member(special_tokens, key.c_str(), name);
  const Json &ids = list_member(token, "ids", name), &names = list_member(token, "tokens", name);
  if (ids.size() != names.size()) throw Error(name + ": special token \"" + key + "\" should have as many ids as names");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Json one{{"id", ids[i]}, {"name", names[i]}};
    frame.push_back({false, integer_member(one, "id", 0, most_ids, name), string_member(one, "name", name)});
  }
}

/// The template around `inner`, which is the text or what another template has put around it.
Template read_template(const Json& json, const Template& inner, const std::string& name) {
  Template frame;
  int texts = 0;
  for (const Json& item : list_member(json, "single", name)) {
    const bool is_text = item.is_object() && item.contains("Sequence");
    texts += is_text ? 1 : 0;
    if (!is_text)
      add_special(item, member(json, "special_tokens", name), name, frame);
    else if (texts == 1)
      frame.insert(frame.end(), inner.begin(), inner.end());
  }
  if (texts != 1) throw Error(name + ": the template \"single\" should have the text in it once");
  return frame;
}

/// BERT's and RoBERTa's own: "cls" in front and "sep" behind, each ["name", id].
Template read_ends(const Json& json, const Template& inner, const std::string& name) {
  const auto special = [&](const char* key) -> TemplateItem {
    const Json& pair = list_member(json, key, name);
    if (pair.size() != 2) throw Error(name + ": \"" + key + "\" should be a name and an id, not " + describe(pair));
    const Json one{{"name", pair[0]}, {"id", pair[1]}};
    return {false, integer_member(one, "id", 0, most_ids, name), string_member(one, "name", name)};
  };
  Template frame{special("cls")};
  frame.insert(frame.end(), inner.begin(), inner.end());
  frame.push_back(special("sep"));
  return frame;
}

}  // namespace

void read_post_processor(const Json& json, ReadingContext context, TokenizerParts& parts) {
  const std::string& name = context.name;
  for (const Json* step : steps_of(json, "processors", name)) {
    const std::string type = string_member(*step, "type", name);
    const bool is_byte_level = type == "ByteLevel" || type == "RobertaProcessing";
    if (is_byte_level && flag_member(*step, "trim_offsets", true, name))
      parts.trimming = {flag_member(*step, "add_prefix_space", true, name)};
    if (type == "TemplateProcessing")
      parts.frame = read_template(*step, parts.frame, name);
    else if (type == "BertProcessing" || type == "RobertaProcessing")
      parts.frame = read_ends(*step, parts.frame, name);
    else if (!is_byte_level)
      context.unsupported.push_back("post_processor " + type);
    if (parts.frame.size() > most_special_tokens)
      throw Error(name + " puts more than " + std::to_string(most_special_tokens) + " special tokens around a text");
  }
}

}  // namespace headlight
