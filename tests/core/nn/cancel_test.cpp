#include <doctest/doctest.h>

#include <stop_token>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

/// Asks to stop as soon as the given stack enters layer 1, and remembers how far the pass went and what it saw last.
struct Impatient : Probe {
  explicit Impatient(Stack where) : stack(where) {}
  Stack stack;
  std::stop_source source;
  int last_layer = -1;
  Site last_site = Site::final_state;

  void see(const Place& place, const MatrixView&) override {
    if (place.stack != stack) return;
    last_layer = place.layer, last_site = place.site;
    if (place.layer == 1) source.request_stop();
  }
};

}  // namespace

TEST_CASE("an encoder asked to stop in layer 1 throws within that layer") {
  Impatient probe(Stack::encoder);
  CHECK_THROWS_AS(encode(tiny::model(), std::vector{1, 2, 3}, {probe.source.get_token(), &probe}), Cancelled);
  CHECK(probe.last_layer == 1);
  CHECK(probe.last_site == Site::attention_input);  // nothing was multiplied after the layer was entered
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
