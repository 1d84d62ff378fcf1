#include "app/viewmodel/colormap.h"

#include <algorithm>
#include <cmath>

#include "app/viewmodel/colormap_tables.h"

namespace headlight {
namespace {

/// t in 0..1; NaN counts as 0.
Color entry(const std::uint32_t (&table)[256], float t) {
  const float clamped = t > 0 ? std::min(t, 1.F) : 0.F;
  const std::uint32_t rgb = table[static_cast<int>(clamped * 255 + .5F)];
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

float linear(std::uint8_t channel) {
  const float c = static_cast<float>(channel) / 255;
  return c <= .04045F ? c / 12.92F : std::pow((c + .055F) / 1.055F, 2.4F);
}

}  // namespace

Color viridis(float t) { return entry(viridis_table, t); }

Color vik(float t) { return entry(vik_table, (t + 1) / 2); }

float luminance(Color color) { return .2126F * linear(color.r) + .7152F * linear(color.g) + .0722F * linear(color.b); }

Color ink_on(Color color) { return luminance(color) < .179F ? Color{255, 255, 255} : Color{0, 0, 0}; }

}  // namespace headlight
