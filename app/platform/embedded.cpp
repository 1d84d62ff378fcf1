#include "app/platform/embedded.h"

#include <algorithm>

#include "app/platform/embedded_table.h"
#include "core/base/error.h"

namespace headlight {
namespace {

std::span<const EmbeddedEntry> entries() { return {embedded_table, embedded_count}; }

}  // namespace

std::span<const std::byte> embedded_file(std::string_view name) {
  const auto found =
      std::ranges::find(entries(), name, [](const EmbeddedEntry& entry) { return std::string_view(entry.name); });
  if (found == entries().end()) throw Error("there is no embedded file " + std::string(name));
  return std::as_bytes(std::span(found->begin, found->end));
}

std::string_view embedded_text(std::string_view name) {
  const auto bytes = embedded_file(name);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::vector<std::string> embedded_names(std::string_view prefix) {
  std::vector<std::string> names;
  for (const EmbeddedEntry& entry : entries())
    if (std::string_view(entry.name).starts_with(prefix)) names.emplace_back(entry.name);
  std::ranges::sort(names);
  return names;
}

}  // namespace headlight
