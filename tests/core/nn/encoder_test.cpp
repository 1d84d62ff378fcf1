#include "core/nn/encoder.h"

#include <doctest/doctest.h>

#include <array>

#include "core/base/error.h"
#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("hidden padding changes nothing for the tokens before it") {
  const Model model = tiny::model();
  constexpr std::array<bool, 6> hidden = {false, false, false, false, true, true};
  const Matrix padded = encode(model, std::vector{3, 1, 4, 1, 0, 0}, {}, hidden);
  CHECK(tiny::difference(padded.topRows(4), encode(model, std::vector{3, 1, 4, 1})) < 1e-6F);
}

TEST_CASE("positions tell equal tokens apart") {
  const Matrix states = encode(tiny::model(), std::vector{5, 5});
  CHECK(tiny::difference(states.row(0), states.row(1)) > 1e-3F);
}

TEST_CASE("a token outside the vocabulary is named, with the vocabulary's size") {
  CHECK_THROWS_WITH_AS(encode(tiny::model(), std::vector{1, 30}), "tiny: token 30 is outside the model's vocabulary of 30",
                       Error);
  CHECK_THROWS_AS(encode(tiny::model(), std::vector{-1}), Error);
}

TEST_CASE("no tokens give no states") { CHECK(encode(tiny::model(), std::vector<int>{}).rows() == 0); }
