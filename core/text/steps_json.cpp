#include "core/text/steps_json.h"

#include "core/base/error.h"
#include "core/text/vocabulary.h"

namespace headlight {
namespace {

constexpr std::size_t most_steps = 64;

void add_steps(const Json& json, const char* list, const std::string& name, std::vector<const Json*>& steps) {
  if (string_member(json, "type", name) != "Sequence") return steps.push_back(&json);
  for (const Json& step : list_member(json, list, name)) {
    add_steps(step, list, name, steps);
    if (steps.size() > most_steps)
      throw Error(name + " has more than " + std::to_string(most_steps) + " steps in \"" + list + "\"");
  }
}

Metaspace::Prepend read_prepend(const Json& json, const std::string& name) {
  using enum Metaspace::Prepend;
  if (!json.contains("prepend_scheme")) return flag_member(json, "add_prefix_space", true, name) ? always : never;
  const std::string scheme = string_member(json, "prepend_scheme", name);
  if (scheme == "always") return always;
  if (scheme == "first") return first;
  if (scheme == "never") return never;
  throw Error(name + ": \"prepend_scheme\" should be always, first or never, not \"" + scheme + "\"");
}

}  // namespace

std::vector<const Json*> steps_of(const Json& json, const char* list, const std::string& name) {
  std::vector<const Json*> steps;
  add_steps(json, list, name, steps);
  return steps;
}

Metaspace read_metaspace(const Json& json, const std::string& name) {
  const AlignedText replacement = read_content(json, "replacement", name);
  if (replacement.size() != 1) throw Error(name + ": the \"replacement\" of Metaspace should be one character");
  return {replacement.front().code, read_prepend(json, name), flag_member(json, "split", true, name)};
}

Expression read_expression(const Json& json, const std::string& name) {
  const Json& pattern = member(json, "pattern", name);
  if (pattern.is_object() && pattern.contains("Regex"))
    return Expression::regular(string_member(pattern, "Regex", name), name);
  return Expression::plain(string_member(pattern, "String", name), name);
}

AlignedText read_content(const Json& json, const char* key, const std::string& name) {
  return read_aligned(checked_piece(string_member(json, key, name), name));
}

}  // namespace headlight
