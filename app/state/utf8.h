#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// The characters of any bytes at all; what is not UTF-8 (stray, overlong, surrogates, beyond U+10FFFF) reads as U+FFFD,
/// one a byte.
std::vector<char32_t> characters(std::string_view text);

void append_utf8(std::string& text, char32_t character);

}  // namespace headlight
