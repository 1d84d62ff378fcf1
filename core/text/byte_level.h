#pragma once

#include <string>
#include <string_view>

#include "core/text/aligned_text.h"

namespace headlight {

// Byte-level BPE (Radford et al. 2019, GPT-2's encoder.py) writes every byte as a visible character, its own where it has
// one.

/// Where GPT-2 cuts a text before it looks for pieces.
inline constexpr std::string_view gpt2_words =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

char32_t byte_to_character(unsigned char byte);
int character_to_byte(char32_t c);  // -1 when it stands for no byte

/// The text with every byte of its UTF-8 written as a character; each keeps the origin of the character it is part of.
AlignedText to_byte_characters(AlignedView text);

/// The bytes that a piece stands for; a piece with other characters in it stands for itself.
std::string from_byte_characters(std::string_view piece);

}  // namespace headlight
