#include "app/draw/fonts.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>

#include "app/platform/fonts.h"

using namespace headlight;

TEST_CASE("the first atlas has Latin-1 and what the pictures write themselves") {
  const FontSet fonts(embedded_fonts(), 1);
  const ImFont* font = fonts.font({24});
  for (const ImWchar c : {u'A', u'é', u'ÿ', u'−', u'→', u'…'}) CHECK(font->FindGlyphNoFallback(c));
}

TEST_CASE("the sizes of the mock-ups need no second atlas") {
  FontSet fonts(embedded_fonts(), 1);
  for (const float size : {10.F, 13.F, 14.F, 19.F, 24.F}) fonts.font({size});
  fonts.font({22, Weight::bold});
  CHECK_FALSE(fonts.refresh());
}

TEST_CASE("a size that is not there yet comes with the next refresh") {
  FontSet fonts(embedded_fonts(), 1);
  CHECK(fonts.font({37}) != nullptr);
  CHECK(fonts.refresh());
  CHECK(fonts.font({37})->FontSize == doctest::Approx(fonts.pixels({37})));
  CHECK_FALSE(fonts.refresh());
}

TEST_CASE("a character that is not there yet comes with the next refresh, one that no font has never") {
  FontSet fonts(embedded_fonts(), 1);
  fonts.needs("Ж");
  CHECK(fonts.refresh());
  CHECK(fonts.font({14})->FindGlyphNoFallback(u'Ж'));
  fonts.needs("字😀");
  CHECK_FALSE(fonts.refresh());
}

TEST_CASE("with the first letter of an alphabet come the others") {
  FontSet fonts(embedded_fonts(), 1);
  fonts.needs("ж");
  CHECK(fonts.refresh());
  fonts.needs("Щука и кошка ЁЖ");
  CHECK_FALSE(fonts.refresh());
}

TEST_CASE("another scale rasterizes again instead of stretching") {
  FontSet fonts(embedded_fonts(), 1);
  const float before = fonts.font({24})->FontSize;
  fonts.set_scale(1.6F);
  CHECK(fonts.refresh());
  CHECK(fonts.font({24})->FontSize == doctest::Approx(1.6F * before));
}

TEST_CASE("what ImGui draws is as wide as what we measure") {
  const FontSet fonts(embedded_fonts(), 1);
  const std::string text = "The cat sat on the mat";
  const ImFont* font = fonts.font({24});
  const float drawn = font->CalcTextSizeA(font->FontSize, 1e9F, 0, text.c_str()).x;
  CHECK(std::abs(drawn - fonts.text_width(text, {24})) < .5F);
}

TEST_CASE("characters that no font has are drawn as a box by ImGui's own widgets, too") {
  const FontSet fonts(embedded_fonts(), 1);
  const ImFont* font = fonts.font({19});
  CHECK(font->FindGlyph(u'字') == font->FindGlyphNoFallback(u'□'));
}
