#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// A sentence that shows something, with one line that says what to look at.
struct Example {
  std::string title, text;
  std::string twin;    // the same sentence with one word changed, or empty
  std::string look;    // what to look at
  std::string word;    // the reader to pin, or empty
  int occurrence = 0;  // which of several equal words
  std::string role;    // the head that shows it ("coreference", "previous", …), or empty: the head stays
};

/// Reads a list of examples from JSON; `name` is what errors call it. Throws Error.
std::vector<Example> parse_examples(std::string_view json, const std::string& name);

}  // namespace headlight
