#include <charconv>

#include "app/cli/attention_output.h"
#include "core/analysis/attention_table.h"

namespace headlight {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string exact(float value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return {digits, end};
}

void write_csv(const AttentionOutput& output, std::ostream& out) {
  if (output.line == 0) out << "line,stack,layer,head,query,key,query_text,key_text,weight\n";
  for (const HeadId head : output.heads) {
    const AttentionTable table = attention_table(output.trace, head, output.words);
    const std::string start = std::to_string(output.line) + "," + std::string(name(head.stack)) + "," +
                              std::to_string(head.layer) + "," + std::to_string(head.head) + ",";
    for (std::size_t query = 0; query < table.queries.size(); ++query)
      for (std::size_t key = 0; key < table.keys.size(); ++key)
        out << start << query << ',' << key << ',' << field(table.queries[query].text) << ',' << field(table.keys[key].text)
            << ',' << exact(table.weights(static_cast<Index>(query), static_cast<Index>(key))) << '\n';
  }
}

}  // namespace headlight
