#include "app/panels/numbers.h"

#include <cmath>
#include <cstdio>

#include "app/viewmodel/number.h"
#include "core/text/utf8.h"

namespace headlight {

std::string short_count(std::size_t count) {
  if (count >= 1'000'000) return std::to_string((count + 500'000) / 1'000'000) + " M";
  if (count >= 1'000) return std::to_string((count + 500) / 1'000) + " k";
  return std::to_string(count);
}

std::string code_point(std::string_view utf8) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(decode_utf8(utf8, 0).code));
  return text;
}

std::string signed_number(float value) {
  std::string digits = fixed(std::abs(value));
  if (digits == "0.00") return digits;
  return (value < 0 ? "−" : "+") + digits;
}

}  // namespace headlight
