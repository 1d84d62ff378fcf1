#include "core/format/word_piece_files.h"

#include "core/format/mapped_file.h"
#include "core/format/tokenizer_config.h"
#include "core/text/bert_normalizer.h"
#include "core/text/utf8.h"
#include "core/text/word_piece.h"

namespace headlight {
namespace {

constexpr SpecialRole unknown{"unk_token", "[UNK]"}, beginning{"cls_token", "[CLS]"}, end{"sep_token", "[SEP]"},
    padding{"pad_token", "[PAD]"}, mask{"mask_token", "[MASK]"};

Vocabulary read_lines(std::string_view text, const std::string& name) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    pieces.push_back(checked_piece(valid_utf8(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line), name));
  }
  return Vocabulary(std::move(pieces));
}

Normalizer read_normalizer(const TokenizerConfig& config) {
  BertNormalizer options;
  options.isolate_ideographs = config.flag("tokenize_chinese_chars", true);
  options.lower_case = config.flag("do_lower_case", true);
  options.strip_accents = config.flag("strip_accents", options.lower_case);
  return [options](AlignedText text) { return normalize_like_bert(std::move(text), options); };
}

}  // namespace

TokenizerParts read_word_piece_files(const std::filesystem::path& folder) {
  const TokenizerConfig config(folder);
  const std::string name = (folder / "vocab.txt").string();
  Vocabulary vocabulary = read_lines(checked_list(MappedFile(folder / "vocab.txt").text(), name), name);
  TokenizerParts parts;
  parts.frame = {config.special(beginning, vocabulary, name), {true}, config.special(end, vocabulary, name)};
  const WordPieceOptions options{.unknown_id = config.special(unknown, vocabulary, name).id};
  parts.model = std::make_unique<WordPiece>(std::move(vocabulary), options);
  parts.normalizers = {read_normalizer(config)};
  parts.pre_tokenizers = {[](const AlignedText& text) { return cut_like_bert(text); }};
  parts.decoders = {[](Pieces pieces) { return decode_word_piece(std::move(pieces), "##", true); }};
  config.add_tokens({padding, unknown, beginning, end, mask}, parts);
  return parts;
}

}  // namespace headlight
