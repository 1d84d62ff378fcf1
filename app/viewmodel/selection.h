#pragma once

#include <cstddef>
#include <vector>

#include "core/analysis/attention_table.h"

namespace headlight {

/// What is being looked at, as rows and columns of an AttentionTable (before any transposing); -1 is nothing.
/// `query` is a reader, `key` is a word that is read. Models do not depend on it, only drawing does, so that hovering
/// rebuilds nothing.
struct Selection {
  int query = -1;
  int key = -1;

  bool empty() const { return query < 0 && key < 0; }
  bool operator==(const Selection&) const = default;
};

/// The label that covers a byte of the text, or that joins a token; -1 when none does. They carry a selection over from
/// pieces to words and from one text to the next.
int label_at_byte(const std::vector<Label>& labels, std::size_t byte);
int label_of_token(const std::vector<Label>& labels, int token);

/// The reader of the strongest link between two different words, special tokens apart: what a first picture shows.
/// -1 for an empty table.
int strongest_reader(const AttentionTable& table);

}  // namespace headlight
