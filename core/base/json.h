#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace headlight {

using Json = nlohmann::json;

/// Arrays and objects nest no deeper than this in any file we read.
inline constexpr int max_json_depth = 64;

/// Parses untrusted JSON. Throws Error naming `name` when the text is not JSON, nests deeper than max_json_depth, or gives
/// one object the same key twice.
Json parse_json(std::string_view text, const std::string& name);

// Members of an object. Each throws Error saying what `name` has instead.
const Json& member(const Json& object, const char* key, const std::string& name);
std::string string_member(const Json& object, const char* key, const std::string& name);
double number_member(const Json& object, const char* key, const std::string& name);
const Json& list_member(const Json& object, const char* key, const std::string& name);
/// true or false; `otherwise` where the object has no such member, or null.
bool flag_member(const Json& object, const char* key, bool otherwise, const std::string& name);
/// A whole number from `least` to `most`.
int integer_member(const Json& object, const char* key, int least, int most, const std::string& name);

/// What an error says that it found: the value itself when short, else its type.
std::string describe(const Json& value);

}  // namespace headlight
