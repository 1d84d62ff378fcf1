#include "core/text/piece_decoder.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "core/text/byte_level.h"
#include "core/text/utf8.h"

namespace headlight {
namespace {

/// The byte that a piece like <0x0A> stands for, or -1.
int byte_of(std::string_view piece) {
  int byte = -1;
  if (piece.size() != 6 || !piece.starts_with("<0x") || piece.back() != '>') return -1;
  const auto result = std::from_chars(piece.data() + 3, piece.data() + 5, byte, 16);
  return result.ptr == piece.data() + 5 ? byte : -1;
}

std::string bytes_as_text(const std::string& bytes) {
  if (valid_utf8(bytes) == bytes) return bytes;
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) append_utf8(text, replacement_character);
  return text;
}

std::string clean_up(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> changes[] = {
      {" .", "."},   {" ?", "?"},           {" !", "!"},   {" ,", ","},     {" ' ", "'"},   {" n't", "n't"},
      {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
  for (const auto& [from, to] : changes) text = replace_all(std::move(text), from, to);
  return text;
}

}  // namespace

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

Pieces join_with_spaces(Pieces pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) pieces[i].insert(0, " ");
  return pieces;
}

Pieces fuse(const Pieces& pieces) {
  std::string all;
  for (const std::string& piece : pieces) all += piece;
  return {all};
}

Pieces decode_metaspace(Pieces pieces, const Metaspace& rule) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool drops_mark = i == 0 && rule.prepend != Metaspace::Prepend::never;
    std::string text;
    for (const AlignedCharacter& c : read_aligned(pieces[i])) {
      if (c.code != rule.replacement)
        append_utf8(text, c.code);
      else if (!drops_mark)
        text += ' ';
    }
    pieces[i] = std::move(text);
  }
  return pieces;
}

Pieces decode_byte_level(const Pieces& pieces) {
  std::string bytes;
  for (const std::string& piece : pieces) bytes += from_byte_characters(piece);
  return {valid_utf8(bytes)};
}

Pieces decode_byte_fallback(const Pieces& pieces) {
  Pieces decoded;
  std::string bytes;
  const auto finish = [&] {
    if (!bytes.empty()) decoded.push_back(bytes_as_text(std::exchange(bytes, "")));
  };
  for (const std::string& piece : pieces) {
    if (const int byte = byte_of(piece); byte >= 0) {
      bytes.push_back(static_cast<char>(byte));
      continue;
    }
    finish();
    decoded.push_back(piece);
  }
  finish();
  return decoded;
}

Pieces decode_word_piece(Pieces pieces, const std::string& prefix, bool cleans_up) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && pieces[i].starts_with(prefix))
      pieces[i].erase(0, prefix.size());
    else if (i > 0)
      pieces[i].insert(0, " ");
    if (cleans_up) pieces[i] = clean_up(std::move(pieces[i]));
  }
  return pieces;
}

Pieces decode_word_suffix(Pieces pieces, const std::string& suffix) {
  for (std::size_t i = 0; i < pieces.size(); ++i)
    pieces[i] = replace_all(std::move(pieces[i]), suffix, i + 1 == pieces.size() ? "" : " ");
  return pieces;
}

Pieces strip_pieces(Pieces pieces, const std::string& content, std::size_t left, std::size_t right) {
  for (std::string& piece : pieces) {
    for (std::size_t i = 0; i < left && !content.empty() && piece.starts_with(content); ++i) piece.erase(0, content.size());
    for (std::size_t i = 0; i < right && !content.empty() && piece.ends_with(content); ++i)
      piece.resize(piece.size() - content.size());
  }
  return pieces;
}

}  // namespace headlight
