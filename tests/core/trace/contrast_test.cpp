#include "core/trace/contrast.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/format/contrast_folder.h"
#include "tests/core/tiny.h"

using namespace headlight;
using contrast_folder::Case;

namespace {

/// The text of ids; each is one letter in the tiny models' tokenizers.
std::string text_of(const Tokenizer& tokenizer, const std::vector<int>& ids) {
  std::string text;
  for (const int id : ids) text += tokenizer.piece(id);
  return text;
}

std::string source_text(const Case& golden) {
  return text_of(golden.model->embeddings.source_tokenizer, golden.ids("source_ids"));
}

}  // namespace

TEST_CASE("every contrast model writes the tokens that PyTorch writes") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    std::vector<int> written;
    for (const Choice& choice : write_greedily(*golden.model, encode(*golden.model, golden.ids("source_ids")), 12))
      written.push_back(choice.id);
    CHECK(written == golden.ids("greedy_ids"));
  }
}

TEST_CASE("a contrast model's translation is the text of its tokens, and as probable as all of them together") {
  const Case golden = contrast_folder::read("cnn");
  const Translation translation = translate(*golden.model, source_text(golden));
  std::vector<int> written;
  double sum = 0;
  for (const Choice& choice : translation.tokens) written.push_back(choice.id), sum += choice.log_probability;
  CHECK(written == golden.ids("greedy_ids"));
  CHECK(written.back() == golden.model->config.end_token);
  CHECK(translation.text == golden.model->embeddings.target_tokenizer.decode(written));
  CHECK(translation.log_probability == doctest::Approx(sum));
}

TEST_CASE("the score of a given target is PyTorch's log-probability of each of its tokens and of its end") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    std::vector<int> target = golden.ids("target_ids");
    target.erase(target.begin());  // the start token
    const std::string text = text_of(golden.model->embeddings.target_tokenizer, target);
    const Translation scored = score_target(*golden.model, source_text(golden), text);
    target.push_back(golden.model->config.end_token);
    REQUIRE(scored.tokens.size() == target.size());
    for (std::size_t i = 0; i < target.size(); ++i) {
      CHECK(scored.tokens[i].id == target[i]);
      const float expected = golden.values.at("log_probabilities")(static_cast<Index>(i), target[i]);
      CHECK(std::abs(scored.tokens[i].log_probability - expected) < 1e-5F);
    }
  }
}

TEST_CASE("a contrast model's trace holds the pointer as a trained coreference head, and attention where it has some") {
  for (const std::string& name : contrast_folder::names) {
    CAPTURE(name);
    const Case golden = contrast_folder::read(name);
    const std::string text = source_text(golden);
    const TracePtr trace = run(*golden.model, {text, "CBA"});
    CHECK(trace->model == name);
    CHECK(ids(trace->tokens) == golden.ids("source_ids"));
    CHECK(ids(trace->target_tokens) == std::vector{0, 5, 4, 3});
    CHECK(trace->target_tokens[0].special);
    REQUIRE(trace->roles.size() == 1);
    CHECK(trace->roles[0].role == "coreference");
    CHECK(trace->roles[0].trained);
    CHECK(tiny::difference(trace->weights.at({Stack::encoder, 0, 0}), golden.values.at("pointer")) < 1e-5F);
    CHECK(trace->weights.contains({Stack::cross, 0, 0}) == (name != "gru"));
    CHECK(run(*golden.model, {text, ""})->weights.size() == 1);
  }
}

TEST_CASE("row i of a contrast model's cross map is where the decoder looked as it read token i") {
  const Case golden = contrast_folder::read("gru-attention");
  std::vector<int> target = golden.ids("target_ids");
  target.erase(target.begin());
  const std::string text = text_of(golden.model->embeddings.target_tokenizer, target);
  const TracePtr trace = run(*golden.model, {source_text(golden), text});
  CHECK(tiny::difference(trace->weights.at({Stack::cross, 0, 0}), golden.values.at("attention")) < 1e-5F);
}

TEST_CASE("a contrast model refuses texts that are too long with both numbers, and stops when it is told to") {
  const Case golden = contrast_folder::read("gru-attention");
  const std::string long_text(4097, 'A');
  CHECK_THROWS_WITH_AS(run(*golden.model, {long_text, ""}), "the text has 4097 tokens; at most 4096 can be read", Error);
  CHECK_THROWS_WITH_AS(run(*golden.model, {"A", long_text}), "the target has 4098 tokens; at most 4096 can be read", Error);
  CHECK_THROWS_AS(translate(*golden.model, long_text), Error);
  CHECK_THROWS_AS(score_target(*golden.model, "A", long_text), Error);
  std::stop_source stopped;
  stopped.request_stop();
  CHECK_THROWS_AS(run(*golden.model, {"AB", "A"}, stopped.get_token()), Cancelled);
  const ContrastEncoding source = encode(*golden.model, std::vector{3});
  CHECK_THROWS_AS(write_greedily(*golden.model, source, 5, stopped.get_token()), Cancelled);
}
