#include "app/state/stand_ins.h"

#include "app/state/utf8.h"

namespace headlight {
namespace {

constexpr char32_t first = 0xE000, last = 0xF8FF, replacement = 0xFFFD;

bool needs_one(char32_t character) { return character > 0xFFFF || (character >= first && character <= last); }

}  // namespace

char32_t StandIns::to_screen(char32_t character) {
  if (!needs_one(character)) return character;
  if (const auto known = stand_in_.find(character); known != stand_in_.end()) return known->second;
  const char32_t next = first + static_cast<char32_t>(character_.size());
  if (next > last) return replacement;  // 6,400 different ones in one session
  character_.push_back(character);
  return stand_in_[character] = next;
}

char32_t StandIns::to_model(char32_t character) const {
  const std::size_t index = character - first;
  return character >= first && character <= last && index < character_.size() ? character_[index] : character;
}

std::string StandIns::to_screen(std::string_view text) {
  std::string screen;
  for (const char32_t character : characters(text)) append_utf8(screen, to_screen(character));
  return screen;
}

std::string StandIns::to_model(std::string_view screen) const {
  std::string text;
  for (const char32_t character : characters(screen)) append_utf8(text, to_model(character));
  return text;
}

}  // namespace headlight
