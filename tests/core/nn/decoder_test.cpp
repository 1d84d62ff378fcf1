#include "core/nn/decoder.h"

#include <doctest/doctest.h>

#include <array>

#include "core/base/error.h"
#include "core/nn/encoder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

const std::vector<int> source = {3, 1, 4, 1, 5, 9}, target = {2, 7, 1, 8, 2};

}  // namespace

TEST_CASE("reading a target token by token gives the states of reading it at once") {
  for (const NormOrder norm : {NormOrder::pre, NormOrder::post}) {
    const Model model = tiny::model(norm);
    const Matrix states = encode(model, source);
    const Matrix at_once = Decoder(model, states, 5).read(target);
    Decoder decoder(model, states, 5);
    for (Index i = 0; i < 5; ++i) {
      const std::vector next = {target[static_cast<std::size_t>(i)]};
      CHECK(tiny::difference(decoder.read(next), at_once.row(i)) < 1e-5F);
    }
    CHECK(decoder.length() == 5);
  }
}

TEST_CASE("a hidden source token is as good as absent for the decoder") {
  const Model model = tiny::model();
  const Matrix states = encode(model, source);
  constexpr std::array<bool, 6> hidden = {false, false, false, false, true, true};
  const Matrix without = Decoder(model, states.topRows(4), 5).read(target);
  CHECK(tiny::difference(Decoder(model, states, 5, hidden).read(target), without) < 1e-6F);
  CHECK(tiny::difference(Decoder(model, states, 5).read(target), without) > 1e-3F);
}

TEST_CASE("a decoder that is full says so with both numbers") {
  const Model model = tiny::model();
  Decoder decoder(model, encode(model, source), 4);
  CHECK_THROWS_WITH_AS(decoder.read(target), "the decoder has room for 4 tokens, not for 5", Error);
}
