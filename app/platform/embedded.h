#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// The bytes of a file that was built into the binary; they live as long as the program.
/// Throws Error when there is no such file.
std::span<const std::byte> embedded_file(std::string_view name);
std::string_view embedded_text(std::string_view name);

/// The names of the embedded files that begin with `prefix`, in order.
std::vector<std::string> embedded_names(std::string_view prefix);

}  // namespace headlight
