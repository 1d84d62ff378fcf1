#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/text/metaspace.h"

namespace headlight {

using Pieces = std::vector<std::string>;

/// One step of how pieces become text again (a tokenizer.json's "decoder"): changes pieces, or joins them. What is left
/// after the last step is put together without anything between.
using PieceDecoder = std::function<Pieces(Pieces)>;

Pieces join_with_spaces(Pieces pieces);  // what is done where no decoder is given
Pieces fuse(const Pieces& pieces);       // into one

/// Marks become spaces, but for one in front of everything.
Pieces decode_metaspace(Pieces pieces, const Metaspace& rule);

/// All bytes together as text; what is not UTF-8 reads as U+FFFD.
Pieces decode_byte_level(const Pieces& pieces);

/// Neighbours written as <0x00> to <0xFF> become the text of their bytes, or one U+FFFD each when they are not UTF-8.
Pieces decode_byte_fallback(const Pieces& pieces);

/// Pieces that continue a word lose their prefix, others get a space in front; `cleans_up` joins English punctuation to
/// words.
Pieces decode_word_piece(Pieces pieces, const std::string& prefix, bool cleans_up);

/// The suffix that ends a word becomes a space, at the end of the text nothing.
Pieces decode_word_suffix(Pieces pieces, const std::string& suffix);

/// Without up to `left` and `right` times `content` at the ends of each piece.
Pieces strip_pieces(Pieces pieces, const std::string& content, std::size_t left, std::size_t right);

/// `text` with every `from` replaced.
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace headlight
