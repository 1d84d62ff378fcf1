#include "app/draw/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "app/draw/font_face.h"
#include "app/draw/utf8.h"

namespace headlight {
namespace {

constexpr char32_t box = 0x25A1;  // shown for characters that no font here has
constexpr std::size_t mono_face = 4;

std::size_t face_of(TextStyle style) { return style.face == Face::mono ? mono_face : static_cast<std::size_t>(style.weight); }

/// What is drawn for a character: controls are spaces, and ImGui's characters have 16 bits.
char32_t drawable(char32_t character) {
  if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return U' ';
  return character > 0xFFFF ? box : character;
}

/// Printable ASCII, Latin-1, and what the pictures themselves write.
std::set<char32_t> start_characters() {
  std::set<char32_t> characters;
  for (char32_t c = 0x20; c < 0x7F; ++c) characters.insert(c);
  for (char32_t c = 0xA0; c < 0x100; ++c) characters.insert(c);
  for (const char32_t c : {U'−', U'…', U'“', U'”', U'‘', U'’', U'–', U'—', U'→', U'←', U'•', U'œ', U'Œ', U'√', U'▾', U'✓', U'↑', U'↓', box})
    characters.insert(c);
  return characters;
}

/// The sizes of the mock-ups, and the steps by which a sentence shrinks.
std::vector<TextStyle> start_styles() {
  std::vector<TextStyle> styles;
  for (const float size : {14.F, 10.F, 11.F, 13.F, 16.F, 19.F, 24.F}) styles.push_back({size});
  for (const TextStyle style : {TextStyle{14, Weight::medium}, {13, Weight::semibold}, {14, Weight::semibold}, {24, Weight::bold},
                                {13, Weight::bold}, {14, Weight::bold}, {22, Weight::bold}, {13, Weight::regular, Face::mono}})
    styles.push_back(style);
  return styles;
}

}  // namespace

struct FontSet::State {
  using Key = std::pair<std::size_t, float>;  // face, size at scale 1

  std::vector<FontFace> faces;
  ImFontAtlas atlas;
  float scale = 1;
  std::set<char32_t> characters = start_characters();
  std::vector<Key> order;           // styles in the order in which they were asked for; the first is ImGui's default
  std::map<Key, ImFont*> fonts;     // null until the next refresh
  bool stale = true;

  void want(Key key) {
    if (!fonts.emplace(key, nullptr).second) return;
    order.push_back(key);
    stale = true;
  }
  std::size_t face_with(std::size_t face, char32_t character) const;
  void add(Key key, const std::vector<ImWchar>& ranges);
  std::vector<ImWchar> ranges() const;
};

/// The face itself, else the other family, else the face count.
std::size_t FontSet::State::face_with(std::size_t face, char32_t character) const {
  const std::size_t other = face == mono_face ? 0 : mono_face;
  if (faces[face].has(character)) return face;
  return faces[other].has(character) ? other : faces.size();
}

std::vector<ImWchar> FontSet::State::ranges() const {
  std::vector<ImWchar> ranges;
  for (const char32_t c : characters) {
    const auto character = static_cast<ImWchar>(c);
    if (!ranges.empty() && ranges.back() + 1 == character) ranges.back() = character;
    else ranges.insert(ranges.end(), {character, character});
  }
  ranges.push_back(0);
  return ranges;
}

void FontSet::State::add(Key key, const std::vector<ImWchar>& ranges) {
  const auto [face, size] = key;
  for (const std::size_t source : {face, face == mono_face ? std::size_t{0} : mono_face}) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = source != face;
    config.OversampleH = 2;
    config.GlyphRanges = ranges.data();
    const auto file = faces[source].file();
    const float pixels = size * scale * faces[source].line_height();
    ImFont* font = atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(file.data()), static_cast<int>(file.size()), pixels, &config);
    if (source == face) fonts[key] = font;
  }
}

FontSet::FontSet(const FontFiles& files, float scale) : state_(std::make_unique<State>()) {
  for (const auto file : {files.regular, files.medium, files.semibold, files.bold, files.mono}) state_->faces.emplace_back(file);
  state_->scale = scale;
  state_->atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  for (const TextStyle style : start_styles()) state_->want({face_of(style), style.size});
  refresh();
}

FontSet::~FontSet() = default;

ImFontAtlas* FontSet::atlas() const { return &state_->atlas; }

float FontSet::scale() const { return state_->scale; }

void FontSet::set_scale(float scale) {
  state_->stale |= scale != state_->scale;
  state_->scale = scale;
}

ImFont* FontSet::font(TextStyle style) const {
  const State::Key key{face_of(style), style.size};
  state_->want(key);
  if (ImFont* font = state_->fonts.at(key)) return font;
  return state_->atlas.Fonts[0];
}

void FontSet::needs(std::string_view text) {
  while (!text.empty()) {
    const char32_t character = drawable(take_character(text));
    if (state_->characters.contains(character) || state_->face_with(0, character) == state_->faces.size()) continue;
    state_->characters.insert(character);
    state_->stale = true;
  }
}

bool FontSet::refresh() {
  if (!state_->stale) return false;
  state_->stale = false;
  state_->atlas.Clear();
  const std::vector<ImWchar> ranges = state_->ranges();
  for (const State::Key& key : state_->order) state_->add(key, ranges);
  state_->atlas.Build();
  for (ImFont* font : state_->atlas.Fonts) {
    font->FallbackChar = static_cast<ImWchar>(box);
    font->FallbackGlyph = font->FindGlyphNoFallback(font->FallbackChar);
    font->FallbackAdvanceX = font->FallbackGlyph ? font->FallbackGlyph->AdvanceX : 0;
  }
  return true;
}

std::vector<std::string> FontSet::missing_characters(std::string_view text) const {
  std::set<char32_t> missing;
  while (!text.empty()) {
    const char32_t character = take_character(text);
    if (drawable(character) == U' ') continue;
    if (character > 0xFFFF || state_->face_with(0, character) == state_->faces.size()) missing.insert(character);
  }
  std::vector<std::string> result;
  for (const char32_t character : missing) append_utf8(result.emplace_back(), character);
  return result;
}

char32_t FontSet::shown(char32_t character) const {
  const char32_t drawn = drawable(character);
  return state_->face_with(0, drawn) == state_->faces.size() ? box : drawn;
}

float FontSet::pixels(TextStyle style) const {
  return style.size * state_->scale * state_->faces[face_of(style)].line_height();
}

float FontSet::advance(char32_t character, TextStyle style) const {
  const std::size_t face = face_of(style);
  const char32_t shown = drawable(character);
  const std::size_t found = state_->face_with(face, shown);
  const bool known = found < state_->faces.size();
  return state_->faces[known ? found : face].advance(known ? shown : box) * style.size;
}

float FontSet::text_width(std::string_view text, TextStyle style) const {
  float width = 0;
  while (!text.empty()) width += advance(take_character(text), style);
  return width;
}

}  // namespace headlight
