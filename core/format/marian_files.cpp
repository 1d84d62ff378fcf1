#include "core/format/marian_files.h"

#include "core/base/json.h"
#include "core/format/mapped_file.h"
#include "core/format/sentence_piece_file.h"
#include "core/format/tokenizer_config.h"
#include "core/text/subword_json.h"

namespace headlight {
namespace {

constexpr SpecialRole unknown{"unk_token", "<unk>"}, end_role{"eos_token", "</s>"}, padding{"pad_token", "<pad>"};

/// Finds pieces in one file's vocabulary and names them by the ids of another's. What the first does not know the second
/// may.
class Renumbered final : public SubwordModel {
 public:
  Renumbered(std::unique_ptr<const Unigram> finder, Vocabulary vocabulary, int unknown_id)
      : finder_(std::move(finder)), vocabulary_(std::move(vocabulary)), unknown_id_(unknown_id) {}

  std::vector<Subword> tokenize(AlignedView text) const override {
    std::vector<Subword> pieces = finder_->tokenize(text);
    for (Subword& piece : pieces) {
      const int known = vocabulary_.id(to_utf8(text.subspan(piece.begin, piece.end - piece.begin)));
      piece.id = known >= 0 ? known : unknown_id_;
    }
    return pieces;
  }
  int vocabulary_size() const override { return vocabulary_.size(); }
  int id(std::string_view piece) const override { return vocabulary_.id(piece); }
  std::string piece(int id) const override { return vocabulary_.piece(id); }

 private:
  std::unique_ptr<const Unigram> finder_;
  Vocabulary vocabulary_;
  int unknown_id_;
};

bool is_pair(AlignedView text, std::size_t at, char32_t c) {
  return at + 1 < text.size() && text[at].code == c && text[at + 1].code == c;
}

/// The end of ">>…<<" at the beginning of a text; 0 when there is none.
std::size_t language_code_length(AlignedView text) {
  if (!is_pair(text, 0, '>')) return 0;
  for (std::size_t i = 2; i < text.size(); ++i)
    if (is_pair(text, i, '<')) return i + 2;
  return 0;
}

/// A language code at the beginning of a text is one token, known or not; elsewhere it is text.
std::vector<TextPart> cut_language_code(AlignedView text, const Vocabulary& vocabulary, int unknown_id) {
  std::vector<TextPart> parts;
  const AlignedView code = text.first(language_code_length(text)), rest = text.subspan(code.size());
  const int known = vocabulary.id(to_utf8(code));
  if (!code.empty()) parts.push_back({{code.begin(), code.end()}, known >= 0 ? known : unknown_id});
  if (!rest.empty()) parts.push_back({{rest.begin(), rest.end()}, -1});
  return parts;
}

Tokenizer read_side(const std::filesystem::path& folder, const char* pieces, const char* ids,
                    const TokenizerConfig& config) {
  const std::string spm = (folder / pieces).string(), vocab = (folder / ids).string();
  SentencePieceFile file = read_sentence_piece(MappedFile(spm).text(), spm);
  const Vocabulary vocabulary = read_vocabulary(parse_json(MappedFile(vocab).text(), vocab), vocab);
  const int unknown_id = config.special(unknown, vocabulary, vocab).id;
  TokenizerParts parts;
  parts.model = std::make_unique<Renumbered>(std::move(file.model), vocabulary, unknown_id);
  parts.cut_first = [vocabulary, unknown_id](const AlignedText& text) {
    return cut_language_code(text, vocabulary, unknown_id);
  };
  parts.normalizers = {[normalizer = std::move(file.normalizer)](const AlignedText& text) {
    return normalize_like_sentence_piece(text, normalizer);
  }};
  parts.frame = {{true}, config.special(end_role, vocabulary, vocab)};
  parts.decoders = {[](Pieces text) { return decode_metaspace(std::move(text), {}); }};
  config.add_tokens({end_role, unknown, padding}, parts);
  return Tokenizer(std::move(parts));
}

}  // namespace

Tokenizers read_marian_files(const std::filesystem::path& folder) {
  const TokenizerConfig config(folder);
  const char* target_ids = config.flag("separate_vocabs", false) ? "target_vocab.json" : "vocab.json";
  return {read_side(folder, "source.spm", "vocab.json", config), read_side(folder, "target.spm", target_ids, config)};
}

}  // namespace headlight
