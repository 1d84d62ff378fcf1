#include "app/draw/type_metrics.h"

#include <doctest/doctest.h>

#include "app/platform/fonts.h"
#include "core/base/error.h"

using namespace headlight;

TEST_CASE("widths grow with the size, and bold is wider than regular") {
  const TypeMetrics metrics(embedded_fonts());
  const float small = metrics.text_width("because", {12}), large = metrics.text_width("because", {24});
  CHECK(large == doctest::Approx(2 * small));
  CHECK(metrics.text_width("because", {24, Weight::bold}) > large);
  CHECK(metrics.text_width("", {24}) == 0);
}

TEST_CASE("figures of the monospaced face line up") {
  const TypeMetrics metrics(embedded_fonts());
  const TextStyle mono{13, Weight::regular, Face::mono};
  CHECK(metrics.text_width("111", mono) == metrics.text_width("888", mono));
}

TEST_CASE("characters that no font has are listed once each and drawn as a box") {
  const TypeMetrics metrics(embedded_fonts());
  CHECK(metrics.missing_characters("plain, déjà vu, Ω, Ж").empty());
  CHECK(metrics.missing_characters("字 and 字 and 😀") == std::vector<std::string>{"字", "😀"});
  CHECK(metrics.shown(U'字') == TypeMetrics::box);
  CHECK(metrics.shown(U'😀') == TypeMetrics::box);
  CHECK(metrics.advance(U'字', {20}) == metrics.advance(TypeMetrics::box, {20}));
}

TEST_CASE("what Inter lacks comes from JetBrains Mono") {
  const TypeMetrics metrics(embedded_fonts());
  CHECK(metrics.has(U'▾'));
  CHECK(metrics.shown(U'▾') == U'▾');
}

TEST_CASE("broken UTF-8 and control characters have a width, too, and are not called missing") {
  const TypeMetrics metrics(embedded_fonts());
  CHECK(metrics.text_width("\xff\xfe", {14}) > 0);
  CHECK(metrics.text_width("\t", {14}) == metrics.text_width(" ", {14}));
  CHECK(metrics.missing_characters("\n\t\x01").empty());
}

TEST_CASE("bytes that are no font are an error") {
  const std::byte junk[64] = {};
  FontFiles files = embedded_fonts();
  files.bold = junk;
  CHECK_THROWS_AS(TypeMetrics{files}, Error);
}
