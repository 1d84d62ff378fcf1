#include "app/panels/widget_map.h"

#include <algorithm>

namespace headlight {

std::optional<Rect> WidgetMap::find(const std::string& name) const {
  const auto found = rects_.find(name);
  return found == rects_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> WidgetMap::names(std::string_view prefix) const {
  std::vector<std::string> result;
  for (const auto& [name, rect] : rects_)
    if (name.starts_with(prefix)) result.push_back(name);
  std::ranges::sort(result);
  return result;
}

}  // namespace headlight
