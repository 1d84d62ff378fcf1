#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace headlight {

/// "11 M", "840 k", "37".
std::string short_count(std::size_t count);

/// "+0.75", "−0.79": with a real minus sign.
std::string signed_number(float value);

/// How a character is written when no font has a picture for it: "U+1F642".
std::string code_point(std::string_view utf8);

}  // namespace headlight
