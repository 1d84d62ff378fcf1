#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/viewmodel/shapes.h"

namespace headlight {

/// Where every widget of the last frame is, by name ("Heads/L2H0", "Words/it", "Examples"): tests click by name.
/// Several words of one name are told apart by a suffix: "Words/the", "Words/the#1".
class WidgetMap {
 public:
  void clear() { rects_.clear(); }
  void add(std::string name, Rect rect) { rects_.insert_or_assign(std::move(name), rect); }
  std::optional<Rect> find(const std::string& name) const;
  /// The names that begin with `prefix`, in order.
  std::vector<std::string> names(std::string_view prefix) const;

 private:
  std::unordered_map<std::string, Rect> rects_;  // in ImGui's coordinates
};

}  // namespace headlight
