#include "app/draw/theme.h"

#include <cstdint>

namespace headlight {
namespace {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

}  // namespace

// Head hues: the five of Okabe and Ito (2008) that keep 3:1 against the ground, darkened on white and lightened on black.
const Theme& light_theme() {
  static const Theme theme{.background = rgb(0xfbfbfa),
                           .pane = rgb(0xffffff),
                           .soft = rgb(0xf0f1f3),
                           .line = rgb(0xe3e4e6),
                           .ink = rgb(0x1b1d22),
                           .mute = rgb(0x6b7078),
                           .accent = rgb(0x3b528b),
                           .accent_ink = rgb(0xffffff),
                           .badge = rgb(0xfff3d6),
                           .badge_ink = rgb(0x6b4b00),
                           .error = rgb(0xa3260f),
                           .head_hues = {rgb(0x3b528b), rgb(0xb8461b), rgb(0x00785a), rgb(0x9c4f86), rgb(0x7a6200)},
                           .dark = false};
  return theme;
}

const Theme& dark_theme() {
  static const Theme theme{.background = rgb(0x16181d),
                           .pane = rgb(0x1c1f25),
                           .soft = rgb(0x24272e),
                           .line = rgb(0x2b2e36),
                           .ink = rgb(0xe9eaec),
                           .mute = rgb(0x989da6),
                           .accent = rgb(0x7aa2f7),
                           .accent_ink = rgb(0x10141c),
                           .badge = rgb(0x4a3a12),
                           .badge_ink = rgb(0xffdf93),
                           .error = rgb(0xff8a75),
                           .head_hues = {rgb(0x7aa2f7), rgb(0xf08a5d), rgb(0x35c29b), rgb(0xe19ccb), rgb(0xd9c04a)},
                           .dark = true};
  return theme;
}

}  // namespace headlight
