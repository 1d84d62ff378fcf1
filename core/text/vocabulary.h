#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headlight {

/// Pieces longer than this are read from no file: finding them in hostile text would take too long.
inline constexpr std::size_t longest_piece = 4096;  // bytes
const std::string& checked_piece(const std::string& piece,
                                 const std::string& name);  // throws Error, naming `name`, if longer

/// Pieces by id and ids by piece. Of pieces written twice, the later id counts; an empty one is an id that no piece has.
class Vocabulary {
 public:
  explicit Vocabulary(std::vector<std::string> pieces = {});

  int size() const { return static_cast<int>(pieces_.size()); }
  int id(std::string_view piece) const;  // -1 when unknown
  std::string piece(int id) const;       // "" when out of range
  const std::vector<std::string>& pieces() const { return pieces_; }

  /// The ids of the pieces <0x00> to <0xFF> for the bytes of a text that has no other piece; none when one of them is
  /// missing.
  std::optional<std::vector<int>> bytes(std::string_view text) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::vector<std::string> pieces_;
  std::unordered_map<std::string, int, Hash, std::equal_to<>> ids_;
};

}  // namespace headlight
