#include "core/text/vocabulary.h"

#include "core/base/error.h"

namespace headlight {
namespace {

std::string byte_piece(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string("<0x") + digits[byte >> 4] + digits[byte & 15] + ">";
}

}  // namespace

const std::string& checked_piece(const std::string& piece, const std::string& name) {
  if (piece.size() > longest_piece)
    throw Error(name + " has a piece of " + std::to_string(piece.size()) + " bytes; at most " +
                std::to_string(longest_piece) + " are read");
  return piece;
}

Vocabulary::Vocabulary(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {
  ids_.reserve(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i)
    if (!pieces_[i].empty()) ids_[pieces_[i]] = static_cast<int>(i);
}

int Vocabulary::id(std::string_view piece) const {
  const auto found = ids_.find(piece);
  return found == ids_.end() ? -1 : found->second;
}

std::string Vocabulary::piece(int id) const { return id >= 0 && id < size() ? pieces_[static_cast<std::size_t>(id)] : ""; }

std::optional<std::vector<int>> Vocabulary::bytes(std::string_view text) const {
  std::vector<int> ids;
  for (const char byte : text) {
    ids.push_back(id(byte_piece(static_cast<unsigned char>(byte))));
    if (ids.back() < 0) return std::nullopt;
  }
  return ids;
}

}  // namespace headlight
