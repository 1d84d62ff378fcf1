#include <memory>

#include "core/text/base64.h"
#include "core/text/bert_normalizer.h"
#include "core/text/chars_map.h"
#include "core/text/normal_form.h"
#include "core/text/steps_json.h"

namespace headlight {
namespace {

Normalizer normal_form(NormalForm form) {
  return [form](const AlignedText& text) { return to_normal_form(text, form); };
}

Normalizer read_bert(const Json& json, const std::string& name) {
  BertNormalizer options;
  options.clean_text = flag_member(json, "clean_text", true, name);
  options.isolate_ideographs = flag_member(json, "handle_chinese_chars", true, name);
  options.lower_case = flag_member(json, "lowercase", true, name);
  options.strip_accents = flag_member(json, "strip_accents", options.lower_case, name);
  return [options](AlignedText text) { return normalize_like_bert(std::move(text), options); };
}

Normalizer read_strip(const Json& json, const std::string& name) {
  const bool left = flag_member(json, "strip_left", true, name), right = flag_member(json, "strip_right", true, name);
  return [left, right](const AlignedText& text) { return strip(text, left, right); };
}

Normalizer read_prepend(const Json& json, const std::string& name) {
  return [prefix = read_content(json, "prepend", name)](AlignedText text) { return prepend(std::move(text), prefix); };
}

Normalizer read_replace(const Json& json, const std::string& name) {
  return [expression = read_expression(json, name), content = read_content(json, "content", name)](const AlignedText& text) {
    return replace(text, expression, content);
  };
}

Normalizer read_precompiled(const Json& json, const std::string& name) {
  const std::string bytes = from_base64(string_member(json, "precompiled_charsmap", name), name);
  return [map = std::make_shared<const CharsMap>(bytes, name)](const AlignedText& text) { return map_clusters(text, *map); };
}

/// Null when the type is not known.
Normalizer read_normalizer(const Json& json, const std::string& type, const std::string& name) {
  if (type == "NFC") return normal_form(NormalForm::nfc);
  if (type == "NFD") return normal_form(NormalForm::nfd);
  if (type == "NFKC") return normal_form(NormalForm::nfkc);
  if (type == "NFKD") return normal_form(NormalForm::nfkd);
  if (type == "Lowercase") return [](const AlignedText& text) { return to_lower_case(text); };
  if (type == "StripAccents") return remove_marks;
  if (type == "Strip") return read_strip(json, name);
  if (type == "Prepend") return read_prepend(json, name);
  if (type == "Replace") return read_replace(json, name);
  if (type == "BertNormalizer") return read_bert(json, name);
  if (type == "Precompiled") return read_precompiled(json, name);
  return nullptr;
}

}  // namespace

std::vector<Normalizer> read_normalizers(const Json& json, ReadingContext context) {
  return read_steps(steps_of(json, "normalizers", context.name), "normalizer", context, read_normalizer);
}

}  // namespace headlight
