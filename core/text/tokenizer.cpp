#include "core/text/tokenizer.h"

#include <algorithm>

#include "core/text/tokenizer_parts.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

namespace headlight {
namespace {

Token make_token(std::string_view text, int id, AlignedView covered) {
  const std::size_t begin = covered.front().begin, end = std::max(begin, covered.back().end);
  const Word visible = trim(text, {begin, end});
  return {valid_utf8(text.substr(visible.begin, visible.end - visible.begin)), id, begin, end};
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
  explicit Implementation(TokenizerParts parts) : TokenizerParts(std::move(parts)) {}

  /// The text normalized and cut at its added tokens.
  std::vector<TextPart> find_added(std::string_view text) const {
    std::vector<TextPart> parts;
    for (TextPart& part : added_before.split(read_aligned(text))) {
      if (part.id >= 0)
        parts.push_back(std::move(part));
      else
        std::ranges::move(added_after.split(normalize(std::move(part.text), normalizers)), std::back_inserter(parts));
    }
    return parts;
  }

  void tokenize(std::string_view text, TextPart part, Tokens& into) const {
    if (part.id >= 0) return into.push_back(make_token(text, part.id, part.text));
    for (const AlignedText& word : pre_tokenize(std::move(part.text), pre_tokenizers))
      for (const auto [id, begin, end] : model->tokenize(word))
        into.push_back(make_token(text, id, AlignedView(word).subspan(begin, end - begin)));
  }

  const AddedToken* added_token(int id) const {
    const auto found = std::ranges::find(added, id, &AddedToken::id);
    return found == added.end() ? nullptr : &*found;
  }

  /// A piece as text: marks are spaces, except in front of everything.
  void append_decoded(std::string& text, const std::string& piece, bool first) const {
    if (!decoder.metaspace) {
      text += (first ? "" : " ") + piece;
      return;
    }
    for (const AlignedCharacter& c : read_aligned(piece)) {
      if (c.code != decoder.replacement)
        append_utf8(text, c.code);
      else if (!first || !decoder.drops_first)
        text += ' ';
    }
  }
};

Tokenizer::Tokenizer() = default;

Tokenizer Tokenizer::from_json(std::string_view json, const std::string& name) {
  Tokenizer tokenizer;
  tokenizer.implementation_ = std::make_shared<const Implementation>(read_tokenizer(json, name));
  return tokenizer;
}

Tokens Tokenizer::encode(std::string_view text) const {
  if (!implementation_) return {};
  Tokens tokens;
  for (TextPart& part : implementation_->find_added(text)) implementation_->tokenize(text, std::move(part), tokens);
  assign_words(tokens, split_words(text));
  return put_in_frame(std::move(tokens), implementation_->frame);
}

std::string Tokenizer::decode(const std::vector<int>& ids) const {
  std::string text;
  bool first = true;
  for (const int id : ids) {
    const AddedToken* added = implementation_ ? implementation_->added_token(id) : nullptr;
    const std::string name = piece(id);
    if (name.empty() || (added != nullptr && added->special)) continue;
    implementation_->append_decoded(text, name, first);
    first = false;
  }
  return text;
}

int Tokenizer::vocabulary_size() const {
  if (!implementation_) return 0;
  int size = implementation_->model->vocabulary_size();
  for (const AddedToken& token : implementation_->added) size = std::max(size, token.id + 1);
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
