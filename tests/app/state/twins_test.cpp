#include "app/state/twins.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("twins differ in exactly one word") {
  const auto change = twin_difference("It was soft.", "It was tired.");
  REQUIRE(change);
  CHECK(change->word == "soft");
  CHECK(change->other == "tired");
  CHECK_FALSE(twin_difference("It was soft.", "It was soft."));
  CHECK_FALSE(twin_difference("It was soft.", "It is tired."));
  CHECK_FALSE(twin_difference("It was soft.", "It was very soft."));
}

TEST_CASE("likeness is the share of words in the same place") {
  CHECK(likeness("a b c d", "a b x d") == doctest::Approx(.75));
  CHECK(likeness("", "") == doctest::Approx(1));
  CHECK(likeness("a", "") == doctest::Approx(0));
}
