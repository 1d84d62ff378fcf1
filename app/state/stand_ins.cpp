#include "app/state/stand_ins.h"

#include "core/text/utf8.h"

namespace headlight {
namespace {

constexpr char32_t first = 0x3400, last = 0x4DBF;

/// The text with `change` applied to each of its characters.
template <typename Change>
std::string changed(std::string_view text, Change change) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded character = decode_utf8(text, at);
    append_utf8(result, change(character.code));
    at += character.length;
  }
  return result;
}

bool needs_one(char32_t character) { return character > 0xFFFF || (character >= first && character <= last); }

}  // namespace

char32_t StandIns::to_screen(char32_t character) {
  if (!needs_one(character)) return character;
  if (const auto known = stand_in_.find(character); known != stand_in_.end()) return known->second;
  const char32_t next = first + static_cast<char32_t>(character_.size());
  if (next > last) return replacement_character;  // 6,592 different ones in one session
  character_.push_back(character);
  return stand_in_[character] = next;
}

char32_t StandIns::to_model(char32_t character) const {
  const std::size_t index = character - first;
  return character >= first && character <= last && index < character_.size() ? character_[index] : character;
}

std::string StandIns::to_screen(std::string_view text) {
  return changed(text, [this](char32_t character) { return to_screen(character); });
}

std::string StandIns::to_model(std::string_view screen) const {
  return changed(screen, [this](char32_t character) { return to_model(character); });
}

}  // namespace headlight
