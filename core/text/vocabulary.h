#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headlight {

/// Pieces by id and ids by piece. Of pieces written twice, the later id counts.
class Vocabulary {
 public:
  explicit Vocabulary(std::vector<std::string> pieces = {});

  int size() const { return static_cast<int>(pieces_.size()); }
  int id(std::string_view piece) const;  // -1 when unknown
  std::string piece(int id) const;       // "" when out of range
  const std::vector<std::string>& pieces() const { return pieces_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::vector<std::string> pieces_;
  std::unordered_map<std::string, int, Hash, std::equal_to<>> ids_;
};

}  // namespace headlight
