#include "app/viewmodel/number.h"

#include <cmath>
#include <cstdio>

namespace headlight {

std::string fixed(double value, int digits) {
  char text[64];
  const int length = std::snprintf(text, sizeof text, "%.*f", digits, value);
  return {text, static_cast<std::size_t>(length)};
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

std::string thousands(long long value) {
  std::string text = std::to_string(value);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace headlight
