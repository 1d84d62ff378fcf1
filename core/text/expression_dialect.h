#pragma once

#include <string>
#include <string_view>

namespace headlight {

/// The regular expressions of a tokenizer.json are Oniguruma's (Ruby's dialect); the same expression for PCRE2, which
/// Headlight uses. Throws Error, naming `name`, for what the two read differently and for what we do not know to be the
/// same.
std::string to_pcre2(std::string_view oniguruma, const std::string& name);

}  // namespace headlight
