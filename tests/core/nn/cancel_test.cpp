#include <doctest/doctest.h>

#include <stop_token>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

/// Asks to stop as soon as the given stack enters layer 1, and remembers how far the pass went.
struct Impatient : Probe {
  explicit Impatient(Stack where) : stack(where) {}
  Stack stack;
  std::stop_source source;
  int last_layer = -1;

  void see(const Place& place, const MatrixView&) override {
    if (place.stack != stack) return;
    last_layer = place.layer;
    if (place.layer == 1) source.request_stop();
  }
};

}  // namespace

TEST_CASE("an encoder asked to stop in layer 1 finishes that layer and throws before layer 2") {
  Impatient probe(Stack::encoder);
  CHECK_THROWS_AS(encode(tiny::model(), std::vector{1, 2, 3}, {probe.source.get_token(), &probe}), Cancelled);
  CHECK(probe.last_layer == 1);
}

TEST_CASE("a pass that is stopped before it starts computes no layer") {
  Impatient probe(Stack::encoder);
  probe.source.request_stop();
  CHECK_THROWS_AS(encode(tiny::model(), std::vector{1, 2, 3}, {probe.source.get_token(), &probe}), Cancelled);
  CHECK(probe.last_layer == -1);
}

TEST_CASE("a decoder stops between layers too") {
  const Model model = tiny::model();
  Impatient probe(Stack::decoder);
  probe.source.request_stop();
  Decoder decoder(model, encode(model, std::vector{1, 2, 3}), 4);
  CHECK_THROWS_AS(decoder.read(std::vector{1, 2}, {probe.source.get_token(), &probe}), Cancelled);
}
