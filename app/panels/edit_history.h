#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headlight {

/// At byte `at` of a text `inserted` took the place of `removed`.
struct TextEdit {
  std::size_t at = 0;
  std::string removed = {}, inserted = {};

  TextEdit inverse() const { return {at, inserted, removed}; }
  std::size_t end() const { return at + inserted.size(); }  // where the caret stands afterwards
  bool operator==(const TextEdit&) const = default;
};

/// What was done to a text, the newest steps of it.
class EditHistory {
 public:
  static constexpr std::size_t most_steps = 256;

  /// What had been undone is forgotten.
  void add(TextEdit edit);
  /// What is to be done to the text; nothing at the end.
  std::optional<TextEdit> undo();
  std::optional<TextEdit> redo();

 private:
  std::vector<TextEdit> done_, undone_;
};

}  // namespace headlight
