#pragma once

#include <string>
#include <string_view>

namespace headlight {

/// The bytes written in base64 (RFC 4648, section 4). Throws Error, naming `name`, for anything else.
std::string from_base64(std::string_view text, const std::string& name);

}  // namespace headlight
