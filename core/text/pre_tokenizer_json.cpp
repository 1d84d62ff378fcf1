#include "core/base/error.h"
#include "core/text/byte_level.h"
#include "core/text/character.h"
#include "core/text/steps_json.h"

namespace headlight {
namespace {

CutBehavior read_behavior(const Json& json, const std::string& name) {
  using enum CutBehavior;
  if (!json.contains("behavior")) return isolated;
  const std::string behavior = string_member(json, "behavior", name);
  if (behavior == "Removed") return removed;
  if (behavior == "Isolated") return isolated;
  if (behavior == "MergedWithPrevious") return merged_with_previous;
  if (behavior == "MergedWithNext") return merged_with_next;
  if (behavior == "Contiguous") return contiguous;
  throw Error(name + ": \"behavior\" is not known: \"" + behavior + "\"");
}

PreTokenizer cut_at(bool (*matches)(char32_t), CutBehavior behavior) {
  return [matches, behavior](const AlignedText& text) { return cut(text, matches, behavior); };
}

PreTokenizer read_split(const Json& json, const std::string& name) {
  return [expression = read_expression(json, name), behavior = read_behavior(json, name),
          inverted = flag_member(json, "invert", false, name)](const AlignedText& text) {
    std::vector<Span> spans = expression.spans(text);
    for (Span& span : spans) span.matches = span.matches != inverted;
    return cut(text, spans, behavior);
  };
}

PreTokenizer read_byte_level(const Json& json, const std::string& name) {
  ByteLevel rule{flag_member(json, "add_prefix_space", true, name)};
  if (flag_member(json, "use_regex", true, name)) rule.words = {Expression::regular(gpt2_words, name)};
  return [rule](AlignedText text) { return cut_into_byte_characters(std::move(text), rule); };
}

PreTokenizer read_delimiter(const Json& json, const std::string& name) {
  const AlignedText delimiter = read_content(json, "delimiter", name);
  if (delimiter.size() != 1) throw Error(name + ": the \"delimiter\" of CharDelimiterSplit should be one character");
  return [code = delimiter.front().code](const AlignedText& text) {
    return cut(
        text, [code](char32_t c) { return c == code; }, CutBehavior::removed);
  };
}

/// Null when the type is not known.
PreTokenizer read_pre_tokenizer(const Json& json, const std::string& type, const std::string& name) {
  if (type == "BertPreTokenizer") return [](const AlignedText& text) { return cut_like_bert(text); };
  if (type == "ByteLevel") return read_byte_level(json, name);
  if (type == "Split") return read_split(json, name);
  if (type == "Whitespace") return [](const AlignedText& text) { return cut_into_words(text); };
  if (type == "WhitespaceSplit") return cut_at(is_white_space, CutBehavior::removed);
  if (type == "Punctuation") return cut_at(is_punctuation, read_behavior(json, name));
  if (type == "CharDelimiterSplit") return read_delimiter(json, name);
  if (type == "Digits")
    return [individually = flag_member(json, "individual_digits", false, name)](const AlignedText& text) {
      return cut_at_digits(text, individually);
    };
  if (type == "Metaspace")
    return [rule = read_metaspace(json, name)](AlignedText text) { return mark_spaces(std::move(text), rule); };
  return nullptr;
}

}  // namespace

std::vector<PreTokenizer> read_pre_tokenizers(const Json& json, ReadingContext context) {
  return read_steps(steps_of(json, "pretokenizers", context.name), "pre_tokenizer", context, read_pre_tokenizer);
}

}  // namespace headlight
