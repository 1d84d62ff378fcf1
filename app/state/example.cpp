#include "app/state/example.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace headlight {
namespace {

using Json = nlohmann::json;

Example parse(const Json& json, const std::string& name) {
  Example example;
  example.title = json.value("title", "");
  example.text = json.value("text", "");
  example.twin = json.value("twin", "");
  example.look = json.value("look", "");
  example.word = json.value("word", "");
  example.occurrence = json.value("occurrence", 0);
  example.role = json.value("role", "");
  if (example.title.empty() || example.text.empty() || example.look.empty())
    throw Error(name + ": every example needs a title, a text and a line that says what to look at, and \"" + example.title +
                "\" lacks one");
  return example;
}

}  // namespace

std::vector<Example> parse_examples(std::string_view text, const std::string& name) try {
  std::vector<Example> examples;
  const Json list = Json::parse(text);
  if (!list.is_array()) throw Error(name + " should be a list of examples and is not");
  for (const Json& item : list) examples.push_back(parse(item, name));
  return examples;
} catch (const Json::exception& error) {
  throw Error(name + " is not a list of examples: " + error.what());
}

}  // namespace headlight
