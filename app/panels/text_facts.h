#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/draw/type_metrics.h"
#include "app/panels/memo.h"
#include "app/state/twins.h"

namespace headlight {

/// What is said of whole texts in every frame, found out once: texts may have thousands of words.
class TextFacts {
 public:
  explicit TextFacts(const TypeMetrics& metrics) : metrics_(metrics) {}

  /// The characters that no font has.
  const std::vector<std::string>& missing_characters(const std::string& text) {
    if (const auto known = missing_.find(text)) return *known;
    return *missing_.add(text, metrics_.missing_characters(text));
  }
  const std::optional<TwinDifference>& twin_difference(const std::string& text, const std::string& twin) {
    const std::pair key{text, twin};
    if (const auto known = differences_.find(key)) return *known;
    return *differences_.add(key, headlight::twin_difference(text, twin));
  }
  void end_frame() {
    Trash trash;
    missing_.end_frame(trash);
    differences_.end_frame(trash);
  }

 private:
  const TypeMetrics& metrics_;
  Memo<std::string, std::vector<std::string>> missing_;
  Memo<std::pair<std::string, std::string>, std::optional<TwinDifference>> differences_;
};

}  // namespace headlight
