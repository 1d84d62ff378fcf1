#include "core/analysis/roles.h"

#include <algorithm>
#include <random>
#include <set>

#include "core/analysis/role_tally.h"
#include "core/model/untrained.h"
#include "core/trace/run.h"

namespace headlight {
namespace {

constexpr std::size_t most_parameters_with_control = 300'000'000;
constexpr int period = 25, rounds = 4, repeated_texts = 4;

bool writes_french(const Model& model) { return model.config.translates() && model.config.languages.ends_with("fr"); }

std::vector<double> log_frequencies(const Tokens& tokens, const Tokenizer& tokenizer) {
  std::vector<double> result;
  for (const Token& token : tokens) result.push_back(tokenizer.log_frequency(token.id));
  return result;
}

/// Counts the sentences that were read, and says so.
struct Steps {
  const Progress& progress;
  std::size_t all, done = 0;

  void step() {
    ++done;
    if (progress) progress(static_cast<double>(done) / static_cast<double>(all));
  }
};

/// What a model makes of the sentences; the tokens are always the trained model's.
class Reader {
 public:
  Reader(const Model& tokens, const Model& weights, const std::stop_token& stop)
      : tokens_(tokens), weights_(weights), stop_(stop) {}

  RoleTally read(std::span<const AnnotatedSentence> sentences, Steps& steps) {
    for (const AnnotatedSentence& sentence : sentences) read(sentence), steps.step();
    for (Tokens& repeated : repetitions()) {
      Trace read = tokenize(tokens_, {"", ""});
      causal_tokens(read) = std::move(repeated);
      tally_.add_repeats(*forward(weights_, std::move(read), stop_), period);
    }
    return std::move(tally_);
  }

 private:
  void read(const AnnotatedSentence& sentence) {
    Trace text = tokenize(tokens_, {sentence.english.text, writes_french(tokens_) ? sentence.french.text : ""});
    if (tokens_.config.decoder.layers > 0) seen_.insert(causal_tokens(text).begin(), causal_tokens(text).end());
    const TracePtr trace = forward(weights_, std::move(text), stop_);
    tally_.add({*trace, sentence, log_frequencies(trace->tokens, tokens_.source_tokenizer),
                log_frequencies(trace->target_tokens, tokens_.target_tokenizer)});
  }

  /// What the decoder reads: the text, or the target.
  Tokens& causal_tokens(Trace& read) const {
    return tokens_.config.reader_stack() == Stack::decoder ? read.tokens : read.target_tokens;
  }

  bool can_read(int tokens) const {
    const Positions& positions = tokens_.config.decoder.positions;
    return positions.kind != PositionKind::learned || positions.first + tokens <= positions.rows;
  }

  /// The start token and then, again and again, the same random choice of the tokens that the sentences have. Models that
  /// know no start token get one more of these.
  std::vector<Tokens> repetitions() const {
    Tokens start, pool;
    for (const Token& token : seen_) (token.special ? start : pool).push_back(token);
    std::vector<Tokens> texts;
    std::mt19937 random(1);
    if (std::ssize(pool) <= period || !can_read(1 + rounds * period)) return texts;
    for (int i = 0; i < repeated_texts; ++i) {
      std::ranges::shuffle(pool, random);
      Tokens text{start.empty() ? pool.back() : start.front()};
      for (int round = 0; round < rounds; ++round) text.insert(text.end(), pool.begin(), pool.begin() + period);
      texts.push_back(std::move(text));
    }
    return texts;
  }

  struct ById {
    bool operator()(const Token& a, const Token& b) const { return a.id < b.id; }
  };

  const Model &tokens_, &weights_;
  const std::stop_token& stop_;
  RoleTally tally_;
  std::set<Token, ById> seen_;  // of the targets
};

}  // namespace

HeadScores measure_roles(const Model& model, std::span<const AnnotatedSentence> sentences, const std::stop_token& stop,
                         const Progress& progress) {
  const bool controlled = model.parameter_count() <= most_parameters_with_control;
  Steps steps{progress, sentences.size() * (controlled ? 2 : 1)};
  const RoleTally trained = Reader(model, model, stop).read(sentences, steps);
  if (!controlled) return trained.scores(nullptr);
  const Model control = untrained(model.config);
  const RoleTally chance = Reader(model, control, stop).read(sentences, steps);
  return trained.scores(&chance);
}

}  // namespace headlight
