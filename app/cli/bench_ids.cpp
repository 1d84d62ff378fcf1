#include "app/cli/bench_ids.h"

#include <charconv>

#include "core/base/error.h"
#include "core/format/mapped_file.h"

namespace headlight {
namespace {

Tokens parse_ids(std::string_view text, int vocabulary, const std::string& file) {
  constexpr std::string_view spaces = " \r\n";
  Tokens tokens;
  for (auto begin = text.find_first_not_of(spaces); begin != text.npos; begin = text.find_first_not_of(spaces)) {
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(spaces));
    Token token;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), token.id);
    if (error != std::errc() || end != word.data() + word.size() || token.id < 0 || token.id >= vocabulary)
      throw Error(file + " should hold ids from 0 to " + std::to_string(vocabulary - 1) + ", not \"" +
                  std::string(word.substr(0, 40)) + "\"");
    tokens.push_back(token);
    text.remove_prefix(word.size());
  }
  return tokens;
}

}  // namespace

Trace counted_ids(const Model& model, int count) {
  Trace trace;
  trace.tokens.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    trace.tokens[static_cast<std::size_t>(i)].id = (7 + 31 * i) % model.config.reader().vocabulary;
  return trace;
}

Trace read_ids(const Model& model, const std::string& file) {
  const MappedFile bytes(file);
  const std::string_view text = bytes.text();
  const auto tab = text.find('\t');
  Trace trace;
  trace.tokens = parse_ids(text.substr(0, tab), model.config.reader().vocabulary, file);
  if (tab != text.npos) trace.target_tokens = parse_ids(text.substr(tab + 1), model.config.decoder.vocabulary, file);
  if (trace.tokens.empty()) throw Error(file + " holds no ids");
  if (!model.config.translates() && !trace.target_tokens.empty())
    throw Error(file + " holds target ids, but " + model.config.name + " has no decoder");
  return trace;
}

}  // namespace headlight
