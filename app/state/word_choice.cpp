#include "app/state/word_choice.h"

#include <algorithm>

namespace headlight {

WordChoice choose(const std::vector<Label>& labels, int index) {
  const std::string& text = labels[static_cast<std::size_t>(index)].text;
  const auto before =
      std::count_if(labels.begin(), labels.begin() + index, [&](const Label& label) { return label.text == text; });
  return {text, static_cast<int>(before)};
}

int find(const std::vector<Label>& labels, const std::optional<WordChoice>& choice) {
  if (!choice) return -1;
  int left = choice->occurrence;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i].text == choice->text && left-- == 0) return static_cast<int>(i);
  return -1;
}

}  // namespace headlight
