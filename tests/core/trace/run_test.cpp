#include "core/trace/run.h"

#include <doctest/doctest.h>

#include <stop_token>
#include <utility>

#include "core/base/error.h"
#include "core/trace/heads.h"
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
            trace_bytes(model.config, 7, target_tokens, options).with_weights);
    }
  const RecordOptions everything{.keep = every_site_but_weights()};
  CHECK(bytes(*forward(model, read(7, 4), {}, everything)) == trace_bytes(model.config, 7, 4, everything).with_weights);
}

TEST_CASE("a trace whose weights do not fit into its budget computes them when asked, to the last bit") {
  for (const NormOrder order : {NormOrder::pre, NormOrder::post}) {
    const Model model = tiny::model(order);
    const std::size_t least = trace_bytes(model.config, 40, 9, {}).deferred;
    const TracePtr kept = forward(model, read(40, 9)), deferred = forward(model, read(40, 9), {}, {.budget = least});
    CHECK(deferred->weights.empty());
    REQUIRE(heads_of(*deferred) == heads_of(*kept));
    for (const HeadId head : heads_of(*kept)) CHECK(*weights_of(*deferred, head) == kept->weights.at(head));
    CHECK(shape_of(*deferred, Stack::cross).heads == 3);
    CHECK_FALSE(has_head(*deferred, {Stack::encoder, 3, 0}));
    CHECK_THROWS_WITH_AS(weights_of(*deferred, {Stack::encoder, 3, 0}),
                         "tiny has no head L3H0 in its encoder attention here", Error);
  }
}

TEST_CASE("heads that share keys, turned by rotary positions, are computed again the same") {
  ModelConfig config = tiny::config();
  config.encoder.heads = 4, config.encoder.key_value_heads = 2, config.encoder.rope = Rope{};
  config.encoder.causal = true;
  const Model model = untrained(config);
  const TracePtr kept = forward(model, read(40, 0)),
                 deferred = forward(model, read(40, 0), {}, {.budget = trace_bytes(config, 40, 0, {}).deferred});
  REQUIRE(deferred->deferred);
  for (const HeadId head : heads_of(*kept)) CHECK(*weights_of(*deferred, head) == kept->weights.at(head));
}

TEST_CASE("the heads that were asked for last are not computed again, as far as the budget goes") {
  const Model model = tiny::model();
  const std::size_t head_bytes = 300 * 300 * sizeof(float), least = trace_bytes(model.config, 300, 0, {}).deferred;
  const TracePtr trace = forward(model, read(300, 0), {}, {.budget = least + 2 * head_bytes});
  const HeadId a{Stack::encoder, 0, 0}, b{Stack::encoder, 1, 1}, c{Stack::encoder, 2, 2};
  const MatrixPtr first = weights_of(*trace, a), second = weights_of(*trace, b);
  CHECK(weights_of(*trace, a) == first);
  weights_of(*trace, c);  // in place of b
  CHECK(weights_of(*trace, a) == first);
  CHECK(weights_of(*trace, b) != second);
  CHECK(*weights_of(*trace, b) == *second);
}

TEST_CASE("a deferred head has a thumbnail that loses no strong link") {
  const Model model = tiny::model();
  const TracePtr trace = forward(model, read(200, 0), {}, {.budget = trace_bytes(model.config, 200, 0, {}).deferred});
  for (const HeadId head : heads_of(*trace)) {
    const Pooled& small = trace->deferred->thumbnail(head);
    CHECK(small.cells == 16);
    CHECK(small.values.rows() == 50);
    CHECK(small.values.maxCoeff() == weights_of(*trace, head)->maxCoeff());
  }
}

TEST_CASE("a trace whose queries and keys are beyond its budget is refused with both numbers before anything is computed") {
  const Model model = tiny::model();
  const TraceBytes needed = trace_bytes(model.config, 300, 0, {});
  CHECK(needed.with_weights == 3'240'000);  // 3 layers, 3 heads, 300² floats
  CHECK(needed.deferred == 86'400);         // 3 layers, 2 x 12 x 300 floats
  std::stop_source stopped;
  stopped.request_stop();  // a pass that began would throw Cancelled
  CHECK_THROWS_WITH_AS(forward(model, read(300, 0), stopped.get_token(), {.budget = 86'399}),
                       "the attention of 300 tokens takes 1 MB, more than the 0 MB that a trace may take", Error);
  CHECK_THROWS_AS(forward(model, read(300, 0), stopped.get_token(), {.budget = 86'400}), Cancelled);
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

TEST_CASE("a text that is cut keeps its last special token and says how much was left out") {
  Model model = tiny::translator();
  model.config.encoder.positions = {.kind = PositionKind::learned, .rows = 7, .first = 2};
  const Trace cut = tokenize(model, {"a b a b a b a b", ""}, TooLong::cut),
              whole = tokenize(model, {"a b", ""}, TooLong::cut);
  REQUIRE(cut.tokens.size() == 5);
  CHECK(cut.tokens[3].text == "b");
  CHECK(cut.tokens[4].text == "</s>");
  CHECK(cut.left_out == 4);
  CHECK(whole.left_out == 0);
  CHECK(tokenize(model, {"a b a b a b a b", ""}).tokens.size() == 9);
}
