#include "core/trace/run.h"

#include <doctest/doctest.h>

#include <stop_token>
#include <utility>

#include "core/base/error.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

Trace read(std::size_t source_tokens, std::size_t target_tokens) {
  Trace trace;
  trace.tokens = tiny::tokens(std::vector<int>(source_tokens, 3));
  trace.target_tokens = tiny::tokens(std::vector<int>(target_tokens, 2));
  return trace;
}

std::size_t bytes(const Trace& trace) {
  Index floats = 0;
  for (const auto& [head, weights] : trace.weights) floats += weights.size();
  for (const auto& [place, values] : trace.kept) floats += values.size();
  return static_cast<std::size_t>(floats) * sizeof(float);
}

std::set<Site> every_site_but_weights() {
  std::set<Site> sites;
  for (int i = 0; i < site_count; ++i) sites.insert(static_cast<Site>(i));
  sites.erase(Site::weights);
  return sites;
}

}  // namespace

TEST_CASE("a trace has the weights of every head, with queries as rows and rows that sum to 1") {
  const Model model = tiny::model();
  const TracePtr trace = forward(model, read(7, 4));
  CHECK(trace->model == "tiny");
  CHECK(trace->weights.size() == (3 + 2 + 2) * 3);
  for (const auto& [head, weights] : trace->weights) {
    CAPTURE(name(head.stack));
    CHECK(weights.rows() == static_cast<Index>(trace->queries(head.stack).size()));
    CHECK(weights.cols() == static_cast<Index>(trace->keys(head.stack).size()));
    CHECK((weights.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6F);
    if (head.stack == Stack::decoder) CHECK(Matrix(weights.triangularView<Eigen::StrictlyUpper>()).isZero(0));
  }
  CHECK(trace->kept.empty());
}

TEST_CASE("without a target only the encoder is run") {
  const TracePtr trace = forward(tiny::model(), read(5, 0));
  CHECK(trace->weights.size() == 3 * 3);
  CHECK(trace->weights.rbegin()->first.stack == Stack::encoder);
}

TEST_CASE("a trace keeps the sites it is asked for, and no other") {
  const TracePtr trace = forward(tiny::model(), read(5, 2), {}, {.keep = {Site::queries, Site::scores}});
  CHECK(trace->kept.size() == 7 + 7 * 3);
  CHECK(trace->kept.at({Stack::cross, 1, Site::scores, 2}).rows() == 2);
  CHECK(trace->kept.at({Stack::cross, 1, Site::scores, 2}).cols() == 5);
  CHECK_FALSE(trace->kept.contains({Stack::encoder, 0, Site::keys, -1}));
}

TEST_CASE("the bytes foretold for a trace are the bytes it takes, whatever is kept") {
  const Model model = tiny::model();
  for (const Site site : every_site_but_weights())
    for (const std::size_t target_tokens : {0, 4}) {
      CAPTURE(name(site));
      const RecordOptions options{.keep = {site}};
      CHECK(bytes(*forward(model, read(7, target_tokens), {}, options)) ==
            trace_bytes(model.config, 7, target_tokens, options));
    }
  const RecordOptions everything{.keep = every_site_but_weights()};
  CHECK(bytes(*forward(model, read(7, 4), {}, everything)) == trace_bytes(model.config, 7, 4, everything));
}

TEST_CASE("a trace beyond its budget is refused with both numbers before anything is computed") {
  const Model model = tiny::model();
  const std::size_t needed = trace_bytes(model.config, 300, 0, {});  // 3 layers, 3 heads, 300² floats
  CHECK(needed == 3'240'000);
  std::stop_source stopped;
  stopped.request_stop();  // a pass that began would throw Cancelled
  CHECK_THROWS_WITH_AS(forward(model, read(300, 0), stopped.get_token(), {.budget = 2'000'000}),
                       "the attention of 300 tokens takes 4 MB, more than the 2 MB that a trace may take", Error);
  CHECK_THROWS_AS(forward(model, read(300, 0), stopped.get_token(), {.budget = needed}), Cancelled);
}

TEST_CASE("the decoder reads the start token and then the target, without the end token of the tokenizer's template") {
  const TracePtr trace = run(tiny::translator(), {"b a", "a b b"});
  REQUIRE(trace->tokens.size() == 3);
  CHECK(trace->tokens[2].text == "</s>");
  REQUIRE(trace->target_tokens.size() == 4);
  CHECK(trace->target_tokens[0].text == "<s>");
  CHECK(trace->target_tokens[0].special);
  CHECK(trace->target_tokens[3].text == "b");
  CHECK(trace->text == "b a");
  CHECK(trace->target == "a b b");
  CHECK(trace->weights.at({Stack::cross, 0, 0}).rows() == 4);
  CHECK(trace->weights.at({Stack::cross, 0, 0}).cols() == 3);
}

TEST_CASE("an empty text is one end token that looks at itself") {
  const TracePtr trace = run(tiny::translator(), {"", "a"});
  CHECK(trace->tokens.size() == 1);
  CHECK(trace->weights.at({Stack::encoder, 2, 2}) == Matrix::Ones(1, 1));
}

TEST_CASE("a target for a model without a decoder is refused") {
  Model model = tiny::translator();
  model.config.decoder.layers = 0;
  CHECK_THROWS_WITH_AS(run(model, {"a", "b"}), "tiny has no decoder that could read a target", Error);
}

TEST_CASE("4,096 tokens can be read and 4,097 are refused with both numbers") {
  const auto words = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "a ";
    return text;
  };
  const Model model = tiny::translator();
  const Trace longest = tokenize(model, {words(4094) + "a", words(4094) + "a"});  // and the end or the start token
  CHECK(longest.tokens.size() == 4096);
  CHECK(longest.target_tokens.size() == 4096);
  CHECK_THROWS_WITH_AS(run(model, {words(4095) + "a", ""}), "the text has 4097 tokens; at most 4096 can be read", Error);
  CHECK_THROWS_WITH_AS(run(model, {"a", words(4095) + "a"}), "the target has 4097 tokens; at most 4096 can be read", Error);
}
