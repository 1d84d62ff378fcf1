#include "core/text/tokenizer.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "core/text/byte_level.h"
#include "core/text/character.h"
#include "core/text/tokenizer_parts.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

namespace headlight {
namespace {

constexpr std::size_t longest_label = 256;  // bytes

/// The beginning of what a token covers: each byte of a long run of unknown characters may cover all of the run.
Word beginning(std::string_view text, Word covered) {
  const std::size_t limit = std::min(covered.end, covered.begin + longest_label);
  std::size_t end = covered.begin;
  while (end < limit) end += decode_utf8(text, end).length;
  return {covered.begin, std::min(end, covered.end)};
}

Token make_token(std::string_view text, int id, AlignedView covered) {
  const std::size_t begin = covered.front().begin, end = std::max(begin, covered.back().end);
  const Word visible = trim(text, beginning(text, {begin, end}));
  return {valid_utf8(text.substr(visible.begin, visible.end - visible.begin)), id, begin, end};
}

/// Takes the spaces at both ends of a piece out of its byte offsets (Hugging Face `tokenizers`, byte_level.rs,
/// process_offsets).
void trim_spaces(std::string_view text, AlignedView piece, SpaceTrimming rule, bool is_first, Token& token) {
  const auto is_space = [](const AlignedCharacter& c) { return c.code == byte_to_character(' ') || is_white_space(c.code); };
  auto left = std::ranges::find_if_not(piece, is_space) - piece.begin();
  auto right = std::find_if_not(piece.rbegin(), piece.rend(), is_space) - piece.rbegin();
  if (rule.keeps_first && is_first && left > 0) --left;
  std::vector<std::size_t> places;  // where the characters of the original text begin, and the end
  for (std::size_t at = token.begin; at < token.end; at += decode_utf8(text, at).length) places.push_back(at);
  places.push_back(token.end);
  const std::ptrdiff_t last = std::ssize(places) - 1, first = std::min(left, last);
  token.begin = places[first];
  token.end = places[std::max(last - right, first)];
}

void assign_words(Tokens& tokens, const std::vector<Word>& words) {
  for (Token& token : tokens) {
    const auto word = std::ranges::upper_bound(words, token.begin, {}, &Word::end);
    token.word = static_cast<int>(std::min(word - words.begin(), std::ssize(words) - 1));
  }
}

Tokens put_in_frame(Tokens tokens, const std::vector<TemplateItem>& frame) {
  Tokens framed;
  for (const TemplateItem& item : frame) {
    if (item.is_text)
      std::ranges::move(tokens, std::back_inserter(framed));
    else
      framed.push_back({.text = item.name, .id = item.id, .special = true});
  }
  return framed;
}

}  // namespace

struct Tokenizer::Implementation : TokenizerParts {
  explicit Implementation(TokenizerParts parts) : TokenizerParts(std::move(parts)) {
    for (AddedToken& token : added) {
      AlignedText content = read_aligned(token.content);
      token.written = to_utf8(token.normalized ? normalize(std::move(content), normalizers) : content);
    }
    for (std::size_t i = 0; i < added.size(); ++i) added_by_id.try_emplace(added[i].id, i);
    before = finder(false);
    after = finder(true);
  }

  AddedTokenFinder finder(bool normalized) const {
    std::vector<AddedToken> tokens;
    std::ranges::copy_if(added, std::back_inserter(tokens),
                         [&](const AddedToken& token) { return token.normalized == normalized; });
    return AddedTokenFinder(std::move(tokens));
  }

  /// The text cut at the added tokens that are looked for before normalizing.
  std::vector<TextPart> first_parts(std::string_view text) const {
    std::vector<TextPart> parts = before.split(read_aligned(text));
    if (!cut_first) return parts;
    std::vector<TextPart> finer;
    for (TextPart& part : parts) {
      if (part.id >= 0)
        finer.push_back(std::move(part));
      else
        std::ranges::move(cut_first(std::move(part.text)), std::back_inserter(finer));
    }
    return finer;
  }

  /// One part normalized; all of them together keep within the limit too.
  AlignedText normalized(AlignedText part, std::size_t& characters) const {
    part = normalize(std::move(part), normalizers);
    limit_length(characters += part.size());
    return part;
  }

  /// The text normalized and cut at its added tokens.
  std::vector<TextPart> find_added(std::string_view text) const {
    std::vector<TextPart> parts;
    std::size_t characters = 0;
    for (TextPart& part : first_parts(text)) {
      if (part.id >= 0)
        parts.push_back(std::move(part));
      else
        std::ranges::move(after.split(normalized(std::move(part.text), characters)), std::back_inserter(parts));
    }
    return parts;
  }

  void add(std::string_view text, int id, AlignedView covered, Tokens& into) const {
    into.push_back(make_token(text, id, covered));
    Token& token = into.back();
    if (trimming) trim_spaces(text, covered, *trimming, into.size() == 1 || token.begin == 0, token);
  }

  void tokenize(std::string_view text, TextPart part, Tokens& into) const {
    if (part.id >= 0) return add(text, part.id, part.text, into);
    for (const AlignedText& word : pre_tokenize(std::move(part.text), pre_tokenizers))
      for (const auto [id, begin, end] : model->tokenize(word))
        add(text, id, AlignedView(word).subspan(begin, end - begin), into);
  }

  const AddedToken* added_token(int id) const {
    const auto found = added_by_id.find(id);
    return found == added_by_id.end() ? nullptr : &added[found->second];
  }

  std::unordered_map<int, std::size_t> added_by_id;  // places in `added`
  AddedTokenFinder before, after;                    // look for added tokens in the text as given and in the normalized text
};

Tokenizer::Tokenizer() = default;

Tokenizer::Tokenizer(TokenizerParts parts) : implementation_(std::make_shared<const Implementation>(std::move(parts))) {}

Tokenizer Tokenizer::from_json(std::string_view json, const std::string& name) {
  return Tokenizer(read_tokenizer(json, name));
}

Tokens Tokenizer::encode(std::string_view text) const {
  if (!implementation_) return {};
  Tokens tokens;
  for (TextPart& part : implementation_->find_added(text)) implementation_->tokenize(text, std::move(part), tokens);
  assign_words(tokens, split_words(text));
  return put_in_frame(std::move(tokens), implementation_->frame);
}

std::string Tokenizer::decode(const std::vector<int>& ids) const {
  if (!implementation_) return "";
  Pieces pieces;
  for (const int id : ids) {
    const AddedToken* added = implementation_->added_token(id);
    const std::string name = piece(id);
    if (!name.empty() && (added == nullptr || !added->special)) pieces.push_back(name);
  }
  for (const PieceDecoder& decode_step : implementation_->decoders) pieces = decode_step(std::move(pieces));
  return fuse(pieces).front();
}

int Tokenizer::vocabulary_size() const {
  if (!implementation_) return 0;
  int size = implementation_->model->vocabulary_size();
  for (const AddedToken& token : implementation_->added) size = std::max(size, token.id + 1);
  for (const TemplateItem& item : implementation_->frame) size = std::max(size, item.is_text ? 0 : item.id + 1);
  return size;
}

int Tokenizer::id(std::string_view piece) const {
  if (!implementation_) return -1;
  const auto added = std::ranges::find(implementation_->added, piece, &AddedToken::content);
  return added != implementation_->added.end() ? added->id : implementation_->model->id(piece);
}

std::string Tokenizer::piece(int id) const {
  if (!implementation_) return "";
  const AddedToken* added = implementation_->added_token(id);
  return added != nullptr ? added->written : implementation_->model->piece(id);
}

double Tokenizer::log_frequency(int id) const {
  const bool known = implementation_ && id >= 0 && id < implementation_->model->vocabulary_size();
  return known ? implementation_->model->log_frequency(id) : 0;
}

}  // namespace headlight
