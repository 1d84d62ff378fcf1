#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis/attention_table.h"

namespace headlight {

/// A word that somebody pointed at, named so that it survives typing: "the second *it*", not "word 7".
struct WordChoice {
  std::string text;
  int occurrence = 0;  // how many equal words stand before it

  bool operator==(const WordChoice&) const = default;
};

/// The choice that names label `index`.
WordChoice choose(const std::vector<Label>& labels, int index);

/// The label that a choice names, -1 when the text has no such word (any more).
int find(const std::vector<Label>& labels, const std::optional<WordChoice>& choice);

}  // namespace headlight
