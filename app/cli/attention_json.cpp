#include <nlohmann/json.hpp>

#include "app/cli/attention_output.h"
#include "core/analysis/attention_table.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

void append_tokens(std::string& json, const Tokens& tokens, const std::string& text, bool words) {
  json += '[';
  for (const Label& label : labels(tokens, text, words)) {
    const Token& first = tokens[static_cast<std::size_t>(label.first_token)];
    if (json.back() != '[') json += ", ";
    json += "{\"text\": " + quoted(label.text) + ", \"id\": " + std::to_string(first.id) +
            ", \"begin\": " + std::to_string(label.begin) + ", \"end\": " + std::to_string(label.end) +
            ", \"word\": " + std::to_string(first.word) + ", \"special\": " + (label.special ? "true" : "false") + "}";
  }
  json += ']';
}

void append_weights(std::string& json, const Matrix& weights) {
  json += '[';
  for (Index row = 0; row < weights.rows(); ++row) {
    json += row == 0 ? "[" : ", [";
    for (Index column = 0; column < weights.cols(); ++column)
      json += (column == 0 ? "" : ", ") + exact(weights(row, column));
    json += ']';
  }
  json += ']';
}

std::string role_json(const Trace& trace, HeadId head) {
  const HeadRole* role = role_of(trace, head);
  return role ? quoted(role->role) : "null";
}

void append_head(std::string& json, const AttentionOutput& output, HeadId head) {
  const Tokens& target = output.trace.target_tokens;
  const bool from_target = &output.trace.queries(head.stack) == &target,
             to_target = &output.trace.keys(head.stack) == &target;
  json += "{\"stack\": \"" + std::string(name(head.stack)) + "\", \"layer\": " + std::to_string(head.layer) +
          ", \"head\": " + std::to_string(head.head) + ", \"role\": " + role_json(output.trace, head) + ", \"queries\": \"" +
          (from_target ? "target_tokens" : "tokens") + "\", \"keys\": \"" + (to_target ? "target_tokens" : "tokens") +
          "\", \"weights\": ";
  append_weights(json, attention_table(output.trace, head, output.words).weights);
  json += '}';
}

}  // namespace

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write_json(const AttentionOutput& output, std::ostream& out) {
  const Trace& trace = output.trace;
  std::string json = "{\"model\": " + quoted(trace.model) + ", \"text\": " + quoted(trace.text) + ", \"tokens\": ";
  append_tokens(json, trace.tokens, trace.text, output.words);
  if (!trace.target_tokens.empty()) {
    json += ", \"target\": " + quoted(trace.target) + ", \"target_tokens\": ";
    append_tokens(json, trace.target_tokens, trace.target, output.words);
  }
  json += ", \"heads\": [";
  for (const HeadId head : output.heads) {
    if (head != output.heads.front()) json += ", ";
    append_head(json, output, head);
    out << json;  // a long text's heads are many megabytes: one after another
    json.clear();
  }
  out << json << "]}\n";
}

}  // namespace headlight
