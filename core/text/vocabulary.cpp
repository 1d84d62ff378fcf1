#include "core/text/vocabulary.h"

namespace headlight {

Vocabulary::Vocabulary(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {
  ids_.reserve(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) ids_[pieces_[i]] = static_cast<int>(i);
}

int Vocabulary::id(std::string_view piece) const {
  const auto found = ids_.find(piece);
  return found == ids_.end() ? -1 : found->second;
}

std::string Vocabulary::piece(int id) const { return id >= 0 && id < size() ? pieces_[static_cast<std::size_t>(id)] : ""; }

}  // namespace headlight
