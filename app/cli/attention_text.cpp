#include <algorithm>

#include "app/cli/attention_output.h"
#include "app/viewmodel/number.h"
#include "core/analysis/attention_table.h"
#include "core/analysis/ranking.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

/// Characters, which is near enough to columns of a terminal.
std::size_t width(const std::string& text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) ++characters;
  return characters;
}

std::size_t widest(const std::vector<Label>& labels) {
  std::size_t most = 0;
  for (const Label& label : labels) most = std::max(most, width(label.text));
  return std::min<std::size_t>(most, 24);
}

std::string padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, width(text)), ' ');
}

std::string title(const Trace& trace, HeadId head) {
  std::string title = std::string(name(head.stack)) + " " + name(head);
  for (const HeadRole& role : trace.roles)
    if (role.head == head) title += ", " + role.role + (role.trained ? " (trained towards it)" : "");
  return title;
}

}  // namespace

void write_text(const AttentionOutput& output, std::ostream& out) {
  out << valid_utf8(output.trace.text) << '\n';
  if (!output.trace.target_tokens.empty()) out << valid_utf8(output.trace.target) << '\n';
  for (const HeadId head : output.heads) {
    const AttentionTable table = attention_table(output.trace, head, output.words);
    const std::size_t queries = widest(table.queries), keys = widest(table.keys);
    out << "\n" << title(output.trace, head) << ": where each word read most from\n";
    std::size_t resting = 0;
    for (std::size_t query = 0; query < table.queries.size(); ++query) {
      const Link link = ranked_links(table.weights, static_cast<int>(query)).front();
      const Label& key = table.keys[static_cast<std::size_t>(link.key)];
      if (key.special) {
        ++resting;
        continue;
      }
      out << "  " << padded(table.queries[query].text, queries) << " -> " << padded(key.text, keys) << "  "
          << fixed(link.weight) << '\n';
    }
    if (resting > 0) out << "  (" << resting << " of " << table.queries.size() << " read most from a special token)\n";
  }
  out << '\n';
}

}  // namespace headlight
