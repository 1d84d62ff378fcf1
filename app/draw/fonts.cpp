#include "app/draw/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/draw/utf8.h"

namespace headlight {
namespace {

/// Printable ASCII, Latin-1, and what the pictures themselves write.
std::set<char32_t> start_characters() {
  std::set<char32_t> characters;
  for (char32_t c = 0x20; c < 0x7F; ++c) characters.insert(c);
  for (char32_t c = 0xA0; c < 0x100; ++c) characters.insert(c);
  for (const char32_t c : {U'−', U'…', U'“', U'”', U'‘', U'’', U'–', U'—', U'→', U'←', U'•', U'œ', U'Œ', U'√', U'▾', U'✓',
                           U'↑', U'↓', TypeMetrics::box})
    characters.insert(c);
  return characters;
}

/// Every style that the window draws with, among them the steps by which a sentence shrinks: a style that is missing here
/// means that in the middle of somebody's work all glyphs are rasterized anew.
std::vector<TextStyle> start_styles() {
  std::vector<TextStyle> styles;
  for (const float size : {14.F, 10.F, 11.F, 12.F, 13.F, 15.F, 16.F, 17.F, 19.F, 20.F, 24.F}) styles.push_back({size});
  for (const float size : {10.F, 11.F, 13.F, 14.F, 15.F, 16.F, 17.F, 20.F, 22.F, 24.F})
    styles.push_back({size, Weight::bold});
  for (const float size : {12.F, 13.F, 14.F}) styles.push_back({size, Weight::regular, Face::mono});
  for (const TextStyle style : {TextStyle{14, Weight::medium}, {13, Weight::semibold}, {14, Weight::semibold}})
    styles.push_back(style);
  return styles;
}

}  // namespace

struct FontSet::State {
  using Key = std::pair<std::size_t, float>;  // face, size at scale 1

  explicit State(const FontFiles& files) : metrics(files) {}

  TypeMetrics metrics;
  ImFontAtlas atlas;
  float scale = 1;
  std::set<char32_t> characters = start_characters();
  std::vector<Key> order;        // styles in the order in which they were asked for; the first is ImGui's default
  std::map<Key, ImFont*> fonts;  // null until the next refresh
  bool stale = true;

  void want(Key key) {
    if (!fonts.emplace(key, nullptr).second) return;
    order.push_back(key);
    stale = true;
  }
  void need(char32_t character);
  void add(Key key, const std::vector<ImWchar>& ranges);
  std::vector<ImWchar> ranges() const;
};

/// Of an alphabet, all letters near it come along: rasterizing takes a moment, and somebody who types one will type others.
void FontSet::State::need(char32_t character) {
  if (!characters.insert(character).second) return;
  stale = true;
  if (character < 0x100 || character >= 0x530) return;  // Latin, Greek and Cyrillic beyond Latin-1
  const char32_t first = character & ~char32_t{0x7F};
  for (char32_t near = first; near < first + 0x80; ++near)
    if (metrics.has(near)) characters.insert(near);
}

std::vector<ImWchar> FontSet::State::ranges() const {
  std::vector<ImWchar> ranges;
  for (const char32_t c : characters) {
    const auto character = static_cast<ImWchar>(c);
    if (!ranges.empty() && ranges.back() + 1 == character)
      ranges.back() = character;
    else
      ranges.insert(ranges.end(), {character, character});
  }
  ranges.push_back(0);
  return ranges;
}

void FontSet::State::add(Key key, const std::vector<ImWchar>& ranges) {
  const auto [face, size] = key;
  for (const std::size_t source : {face, face == TypeMetrics::mono ? std::size_t{0} : TypeMetrics::mono}) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = source != face;
    config.OversampleH = 2;
    config.GlyphRanges = ranges.data();
    const auto file = metrics.face(source).file();
    const float pixels = size * scale * metrics.face(source).line_height();
    ImFont* font =
        atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(file.data()), static_cast<int>(file.size()), pixels, &config);
    if (source == face) fonts[key] = font;
  }
}

FontSet::FontSet(const FontFiles& files, float scale) : state_(std::make_unique<State>(files)) {
  state_->scale = scale;
  state_->atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  for (const TextStyle style : start_styles()) state_->want({TypeMetrics::face_of(style), style.size});
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
  const State::Key key{TypeMetrics::face_of(style), style.size};
  state_->want(key);
  if (ImFont* font = state_->fonts.at(key)) return font;
  return state_->atlas.Fonts[0];
}

void FontSet::needs(std::string_view text) {
  while (!text.empty()) state_->need(state_->metrics.shown(take_character(text)));
}

bool FontSet::refresh() {
  if (!state_->stale) return false;
  state_->stale = false;
  state_->atlas.Clear();
  const std::vector<ImWchar> ranges = state_->ranges();
  for (const State::Key& key : state_->order) state_->add(key, ranges);
  state_->atlas.Build();
  for (ImFont* font : state_->atlas.Fonts) {
    font->FallbackChar = static_cast<ImWchar>(TypeMetrics::box);
    font->FallbackGlyph = font->FindGlyphNoFallback(font->FallbackChar);
    font->FallbackAdvanceX = font->FallbackGlyph ? font->FallbackGlyph->AdvanceX : 0;
  }
  return true;
}

const TypeMetrics& FontSet::metrics() const { return state_->metrics; }

float FontSet::pixels(TextStyle style) const {
  return style.size * state_->scale * state_->metrics.face(TypeMetrics::face_of(style)).line_height();
}

}  // namespace headlight
