#include "core/format/byte_level_files.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/format/mapped_file.h"
#include "core/format/tokenizer_config.h"
#include "core/text/bpe.h"
#include "core/text/byte_level.h"
#include "core/text/normal_form.h"
#include "core/text/subword_json.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

/// Where Qwen2 cuts a text: digits stand alone, and a line break ends what it follows.
constexpr std::string_view qwen_words =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

std::vector<Bpe::Merge> read_merges(std::string_view text, const std::string& name) {
  std::vector<Bpe::Merge> merges;
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with("#version")) continue;
    const auto space = line.find(' ');
    if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos)
      throw Error(name + ": line " + std::to_string(number) + " should be two pieces with a space between");
    merges.emplace_back(valid_utf8(line.substr(0, space)), valid_utf8(line.substr(space + 1)));
  }
  return merges;
}

std::vector<SpecialRole> roles_of(ByteLevelFamily family) {
  constexpr const char* end_of_text = "<|endoftext|>";
  if (family != ByteLevelFamily::roberta)
    return {{"bos_token", end_of_text}, {"eos_token", end_of_text}, {"unk_token", end_of_text}, {"pad_token", end_of_text}};
  return {{"bos_token", "<s>"}, {"eos_token", "</s>"}, {"unk_token", "<unk>"},  {"pad_token", "<pad>"},
          {"cls_token", "<s>"}, {"sep_token", "</s>"}, {"mask_token", "<mask>"}};
}

/// Where the text is cut into words.
Expression words_of(ByteLevelFamily family, const std::string& name) {
  return Expression::regular(family == ByteLevelFamily::qwen ? qwen_words : gpt2_words, name);
}

/// What stands around every text.
Template frame_of(ByteLevelFamily family, const TokenizerConfig& config, const Vocabulary& vocabulary,
                  const std::string& name) {
  if (family == ByteLevelFamily::roberta)
    return {config.special({"cls_token", "<s>"}, vocabulary, name),
            {true},
            config.special({"sep_token", "</s>"}, vocabulary, name)};
  if (config.flag("add_bos_token", false)) return {config.special({"bos_token", "<|endoftext|>"}, vocabulary, name), {true}};
  return {{true}};
}

}  // namespace

TokenizerParts read_byte_level_files(const std::filesystem::path& folder, ByteLevelFamily family) {
  const TokenizerConfig config(folder);
  const std::string name = (folder / "vocab.json").string(), merges = (folder / "merges.txt").string();
  Vocabulary vocabulary = read_vocabulary(parse_json(MappedFile(name).text(), name), name);
  TokenizerParts parts;
  parts.frame = frame_of(family, config, vocabulary, name);
  parts.model = std::make_unique<Bpe>(
      std::move(vocabulary), read_merges(checked_list(MappedFile(merges).text(), merges), merges), BpeOptions{}, merges);
  const ByteLevel rule{config.flag("add_prefix_space", false), {words_of(family, name)}};
  if (family == ByteLevelFamily::qwen)
    parts.normalizers = {[](const AlignedText& text) { return to_normal_form(text, NormalForm::nfc); }};
  parts.pre_tokenizers = {[rule](AlignedText text) { return cut_into_byte_characters(std::move(text), rule); }};
  if (family == ByteLevelFamily::roberta && config.flag("trim_offsets", true)) parts.trimming = {rule.prepends_space};
  parts.decoders = {decode_byte_level};
  config.add_tokens(roles_of(family), parts);
  return parts;
}

}  // namespace headlight
