#include "core/text/base64.h"

#include <cstdint>

#include "core/base/error.h"

namespace headlight {

std::string from_base64(std::string_view text, const std::string& name) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;  // of bits not yet written
  for (const char c : text.substr(0, text.find_last_not_of('=') + 1)) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) throw Error(name + " has \"" + std::string(1, c) + "\" where base64 was expected");
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count & 0xFF));
  }
  return bytes;
}

}  // namespace headlight
