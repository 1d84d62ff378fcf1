#include <doctest/doctest.h>

#include <initializer_list>
#include <vector>

#include "core/base/error.h"
#include "core/trace/run.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

/// A model that looks only back.
Model reader() {
  ModelConfig config = tiny::config();
  config.encoder = {};
  config.decoder.cross_attention = false, config.decoder.layers = 3;
  return untrained(config);
}

Trace read(const std::vector<int>& ids) {
  Trace trace;
  trace.tokens = tiny::tokens(ids);
  return trace;
}

const std::vector<int> sentence = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};

std::vector<int> edited(std::size_t from, std::initializer_list<int> instead) {
  std::vector<int> ids(sentence.begin(), sentence.begin() + static_cast<std::ptrdiff_t>(from));
  ids.insert(ids.end(), instead);
  return ids;
}

}  // namespace

TEST_CASE(
    "a run that remembers gives the same trace to the last bit: typed on, changed in the middle, cut, all anew, the same") {
  const Model model = reader();
  Memory memory;
  for (const std::vector<int>& ids : {sentence, edited(15, {2, 7}), edited(6, {8, 8, 8}), edited(4, {}),
                                      edited(0, {7, 7, 7}), edited(0, {7, 7, 7}), sentence}) {
    const TracePtr whole = forward(model, read(ids)), continued = forward(model, read(ids), {}, {}, &memory);
    CHECK(continued->weights == whole->weights);
    CHECK(continued->weights.size() == 9);
  }
}

TEST_CASE("tokens before the first change are not read again") {
  const Model model = reader();
  Memory memory;
  forward(model, read(sentence), {}, {}, &memory);
  Decoder& decoder = *memory.decoder;
  CHECK(decoder.length() == 15);
  std::stop_source source;
  source.request_stop();  // stopped before its first layer, a run leaves the decoder where the known tokens end
  CHECK_THROWS_AS(forward(model, read(edited(9, {1, 2})), source.get_token(), {}, &memory), Cancelled);
  CHECK(memory.decoder.get() == &decoder);
  CHECK(decoder.length() == 9);
}

TEST_CASE("a run that was stopped spoils nothing for the next") {
  const Model model = reader();
  Memory memory;
  forward(model, read(sentence), {}, {}, &memory);
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(forward(model, read(edited(5, {1})), source.get_token(), {}, &memory), Cancelled);
  CHECK(forward(model, read(sentence), {}, {}, &memory)->weights == forward(model, read(sentence))->weights);
}

TEST_CASE("a model that looks both ways, and a run that keeps more than weights, remember nothing") {
  Memory memory;
  forward(tiny::model(), read(sentence), {}, {}, &memory);
  CHECK(memory.decoder == nullptr);
  forward(reader(), read(sentence), {}, {.keep = {Site::queries}}, &memory);
  CHECK(memory.decoder == nullptr);
}
