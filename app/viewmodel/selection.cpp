#include "app/viewmodel/selection.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace headlight {
namespace {

template <typename Test>
int find_label(const std::vector<Label>& labels, Test test) {
  const auto found = std::ranges::find_if(labels, test);
  return found == labels.end() ? -1 : static_cast<int>(found - labels.begin());
}

/// Words have a letter or a digit; bytes above 127 count as letters.
bool is_word(const Label& label) {
  return !label.special && std::ranges::any_of(label.text, [](unsigned char c) { return c > 127 || std::isalnum(c); });
}

}  // namespace

int label_at_byte(const std::vector<Label>& labels, std::size_t byte) {
  return find_label(labels, [&](const Label& label) { return !label.special && label.begin <= byte && byte < label.end; });
}

int label_of_token(const std::vector<Label>& labels, int token) {
  return find_label(labels, [&](const Label& label) {
    return label.first_token <= token && token < label.first_token + label.token_count;
  });
}

int strongest_reader(const AttentionTable& table) {
  int best = table.queries.empty() ? -1 : 0;
  float strongest = -1;
  const bool same_words = table.head.stack != Stack::cross;
  std::vector<Index> keys;
  for (std::size_t key = 0; key < table.keys.size(); ++key)
    if (is_word(table.keys[key])) keys.push_back(static_cast<Index>(key));
  for (Index query = 0; query < table.weights.rows(); ++query) {
    if (!is_word(table.queries[static_cast<std::size_t>(query)])) continue;
    for (const Index key : keys) {
      if ((same_words && key == query) || table.weights(query, key) <= strongest) continue;
      strongest = table.weights(query, key);
      best = static_cast<int>(query);
    }
  }
  return best;
}

}  // namespace headlight
