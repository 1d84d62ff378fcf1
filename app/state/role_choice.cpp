#include "app/state/role_choice.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/trace/heads.h"

namespace headlight {
namespace {

bool contains(std::string_view text, std::string_view query) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return std::ranges::search(text, query, same).begin() != text.end() || query.empty();
}

}  // namespace

std::vector<const HeadRole*> found_roles(const Trace& trace, std::string_view query) {
  std::vector<const HeadRole*> found;
  for (const HeadRole& role : trace.roles) {
    const bool known = std::ranges::any_of(found, [&](const HeadRole* other) { return other->role == role.role; });
    if (!known && has_head(trace, role.head) && (contains(role.role, query) || contains(role.what, query)))
      found.push_back(&role);
  }
  return found;
}

int wrapped_row(int row, std::size_t count) {
  const int rows = static_cast<int>(count);
  return rows == 0 ? 0 : (row % rows + rows) % rows;
}

}  // namespace headlight
