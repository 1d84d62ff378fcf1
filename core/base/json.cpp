#include "core/base/json.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/error.h"

namespace headlight {
namespace {

constexpr std::size_t longest_json = std::size_t{64} << 20;  // bytes; values take up to 24 times their text in memory

/// How deep the brackets nest, strings skipped: checked before the parser builds anything.
int nesting(std::string_view text) {
  int depth = 0, deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') ++i;
    if (quoted) continue;
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if (c == ']' || c == '}') --depth;
  }
  return deepest;
}

/// Refuses a key that its object already has; the library would silently keep the last.
class UniqueKeys {
 public:
  explicit UniqueKeys(const std::string& name) : name_(name) {}

  bool operator()(int, Json::parse_event_t event, const Json& value) {
    if (event == Json::parse_event_t::object_start) open_.emplace_back();
    if (event == Json::parse_event_t::object_end) open_.pop_back();
    if (event == Json::parse_event_t::key && !open_.back().insert(value.get<std::string>()).second)
      throw Error(name_ + " names " + value.dump(-1, ' ', false, Json::error_handler_t::replace) + " twice");
    return true;
  }

 private:
  const std::string& name_;
  std::vector<std::set<std::string>> open_;
};

[[noreturn]] void fail(const std::string& name, const char* key, const std::string& expected, const Json& found) {
  throw Error(name + ": \"" + key + "\" should be " + expected + ", not " + describe(found));
}

}  // namespace

Json parse_json(std::string_view text, const std::string& name) {
  if (text.size() > longest_json)
    throw Error(name + " is " + std::to_string(text.size()) + " bytes of JSON; at most " + std::to_string(longest_json) +
                " are read");
  const int depth = nesting(text);
  if (depth > max_json_depth)
    throw Error(name + " nests " + std::to_string(depth) + " levels deep; at most " + std::to_string(max_json_depth) +
                " are read");
  try {
    return Json::parse(text.begin(), text.end(), UniqueKeys(name));
  } catch (const Json::exception& error) {
    const auto* parse_error = dynamic_cast<const Json::parse_error*>(&error);
    throw Error(name + " is not JSON" + (parse_error ? " (at byte " + std::to_string(parse_error->byte) + ")" : ""));
  }
}

std::string describe(const Json& value) {
  const std::string text = value.is_structured() ? "" : value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.empty() || text.size() > 40 ? (value.is_array() ? "an " : "a ") + std::string(value.type_name()) : text;
}

const Json& member(const Json& object, const char* key, const std::string& name) {
  if (!object.is_object()) throw Error(name + " should be a JSON object, not " + describe(object));
  const auto found = object.find(key);
  if (found == object.end()) throw Error(name + " has no \"" + key + "\"");
  return *found;
}

std::string string_member(const Json& object, const char* key, const std::string& name) {
  const Json& value = member(object, key, name);
  if (!value.is_string()) fail(name, key, "a string", value);
  return value.get<std::string>();
}

double number_member(const Json& object, const char* key, const std::string& name) {
  const Json& value = member(object, key, name);
  if (!value.is_number()) fail(name, key, "a number", value);
  return value.get<double>();
}

const Json& list_member(const Json& object, const char* key, const std::string& name) {
  const Json& value = member(object, key, name);
  if (!value.is_array()) fail(name, key, "a list", value);
  return value;
}

bool flag_member(const Json& object, const char* key, bool otherwise, const std::string& name) {
  if (!object.is_object()) throw Error(name + " should be a JSON object, not " + describe(object));
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return otherwise;
  if (!found->is_boolean()) fail(name, key, "true or false", *found);
  return found->get<bool>();
}

int integer_member(const Json& object, const char* key, int least, int most, const std::string& name) {
  const Json& value = member(object, key, name);
  const bool is_small = value.is_number_unsigned() ? value.get<std::uint64_t>() <= INT32_MAX : value.is_number_integer();
  const std::int64_t number = is_small ? value.get<std::int64_t>() : INT64_MAX;
  if (number < least || number > most)
    fail(name, key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most), value);
  return static_cast<int>(number);
}

}  // namespace headlight
