#pragma once

#include <string_view>

#include "core/text/utf8.h"

namespace headlight {

/// Takes the first character off a text that is not empty.
inline char32_t take_character(std::string_view& text) {
  const Decoded decoded = decode_utf8(text, 0);
  text.remove_prefix(decoded.length);
  return decoded.code;
}

}  // namespace headlight
