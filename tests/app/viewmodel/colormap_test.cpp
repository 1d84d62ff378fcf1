#include "app/viewmodel/colormap.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace headlight;

TEST_CASE("viridis runs from dark violet to yellow and never gets darker") {
  CHECK(viridis(0) == Color{0x44, 0x01, 0x54});
  CHECK(viridis(1) == Color{0xfd, 0xe7, 0x25});
  for (int i = 1; i < 256; ++i)
    CHECK(luminance(viridis(static_cast<float>(i) / 255)) >= luminance(viridis(static_cast<float>(i - 1) / 255)) - 3e-4F);
}

TEST_CASE("values outside the scale and NaN take the colours of its ends") {
  CHECK(viridis(-3) == viridis(0));
  CHECK(viridis(7) == viridis(1));
  CHECK(viridis(std::nanf("")) == viridis(0));
  CHECK(vik(-2) == vik(-1));
}

TEST_CASE("vik is blue below, red above, and lightest in the middle") {
  CHECK(vik(-1).b > vik(-1).r);
  CHECK(vik(1).r > vik(1).b);
  CHECK(luminance(vik(0)) > .75F);
  CHECK(luminance(vik(0)) > luminance(vik(.3F)));
  CHECK(luminance(vik(0)) > luminance(vik(-.3F)));
}

TEST_CASE("cell text switches from white to black at luminance .179, on viridis near .43") {
  CHECK(ink_on(viridis(.40F)) == Color{255, 255, 255});
  CHECK(ink_on(viridis(.46F)) == Color{0, 0, 0});
  CHECK(luminance({255, 255, 255}) == doctest::Approx(1));
  CHECK(luminance({0, 0, 0}) == 0);
}

TEST_CASE("text on every colour of both scales has a contrast of at least 4.5") {
  for (int i = 0; i < 256; ++i)
    for (const Color color : {viridis(static_cast<float>(i) / 255), vik(static_cast<float>(i) / 127.5F - 1)}) {
      const float a = luminance(color) + .05F, b = luminance(ink_on(color)) + .05F;
      CHECK(std::max(a, b) / std::min(a, b) >= 4.5F);
    }
}
