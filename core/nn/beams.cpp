#include "core/nn/beams.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/nn/decoder.h"

namespace headlight {
namespace {

/// A sentence that still grows. Its decoder has read all but the last choice.
struct Beam {
  Decoder decoder;
  std::vector<Choice> choices;
  double sum = 0;  // of log-probabilities

  int last(int begin) const { return choices.empty() ? begin : choices.back().id; }
};

/// One way to go on: which beam, with what.
struct Step {
  std::size_t beam = 0;
  Choice choice;
  double sum = 0;
};

/// A finished sentence and its score: the sum over the length.
struct Finished {
  std::vector<Choice> choices;
  double score = 0;
};

bool better(const Step& a, const Step& b) { return a.sum > b.sum; }

/// The state of one search; `advance` makes all beams one token longer.
class Search {
 public:
  Search(const Model& model, const MatrixView& source_states, const SearchOptions& options)
      : options_(options), width_(static_cast<std::size_t>(options.beams)) {
    beams_.push_back({Decoder(model, source_states, options.longest), {}, 0});
  }

  bool finished() const { return beams_.empty() || (finished_.size() == width_ && !can_improve()); }

  void advance(const std::stop_token& stop) {
    std::vector<Step> steps = best_steps(stop), growing;
    for (std::size_t place = 0; place < steps.size(); ++place)
      if (!ends(steps[place])) {
        if (growing.size() < width_) growing.push_back(steps[place]);
      } else if (place < width_) {
        finish(steps[place]);
      }
    grow(growing);
  }

  /// Empty when nothing at all could be written: no logit was a number.
  std::vector<Choice> best() && { return finished_.empty() ? std::vector<Choice>() : std::move(finished_.front().choices); }

 private:
  Index length() const { return static_cast<Index>(beams_.front().choices.size()); }
  bool ends(const Step& step) const { return step.choice.id == options_.writing.end || length() + 1 == options_.longest; }

  /// At most twice as many as there are beams, so that enough stay when each beam's end is among them.
  std::vector<Step> best_steps(const std::stop_token& stop) {
    std::vector<Step> steps;
    for (std::size_t beam = 0; beam < beams_.size(); ++beam) add_steps(beam, stop, steps);
    std::ranges::stable_sort(steps, better);
    if (steps.size() > 2 * width_) steps.resize(2 * width_);
    return steps;
  }

  void add_steps(std::size_t index, const std::stop_token& stop, std::vector<Step>& steps) {
    Beam& beam = beams_[index];
    const int last = beam.last(options_.writing.begin);
    const Vector scores = log_probabilities(beam.decoder.logits(beam.decoder.read({&last, 1}, {stop})), options_, length());
    std::vector<int> ids(static_cast<std::size_t>(scores.size()));
    std::iota(ids.begin(), ids.end(), 0);
    const auto kept = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), 2 * width_));
    std::partial_sort(ids.begin(), kept, ids.end(), [&](int a, int b) { return scores[a] > scores[b]; });
    for (auto id = ids.begin(); id != kept && std::isfinite(scores[*id]); ++id)
      steps.push_back({index, {*id, scores[*id]}, beam.sum + counted(scores[*id])});
  }

  /// A token that had to be written costs nothing when sentences are compared.
  double counted(float log_probability) const {
    const bool forced = options_.writing.ends_in_time && length() + 1 == options_.longest;
    return forced ? 0 : static_cast<double>(log_probability);
  }

  void finish(const Step& step) {
    std::vector<Choice> choices = beams_[step.beam].choices;
    choices.push_back(step.choice);
    finished_.push_back({std::move(choices), step.sum / static_cast<double>(length() + 1)});
    std::ranges::stable_sort(finished_, std::ranges::greater{}, &Finished::score);
    if (finished_.size() > width_) finished_.pop_back();
  }

  /// A beam that goes on in several ways is forked; the last of them takes it.
  void grow(const std::vector<Step>& steps) {
    std::vector<int> uses(beams_.size());
    for (const Step& step : steps) ++uses[step.beam];
    std::vector<Beam> next;
    for (const Step& step : steps) {
      Beam& from = beams_[step.beam];
      Decoder decoder = --uses[step.beam] == 0 ? std::move(from.decoder) : from.decoder.fork();
      next.push_back({std::move(decoder), from.choices, step.sum});
      next.back().choices.push_back(step.choice);
    }
    beams_ = std::move(next);
  }

  /// Whether the best growing sentence, were it to end now for nothing, would enter the finished ones.
  bool can_improve() const { return beams_.front().sum / static_cast<double>(length()) > finished_.back().score; }

  const SearchOptions& options_;
  std::size_t width_;
  std::vector<Beam> beams_;         // best first
  std::vector<Finished> finished_;  // best first, at most `width_`
};

}  // namespace

std::vector<Choice> search_with_beams(const Model& model, const MatrixView& source_states, const SearchOptions& options,
                                      const std::stop_token& stop) {
  Search search(model, source_states, options);
  while (!search.finished()) search.advance(stop);
  return std::move(search).best();
}

}  // namespace headlight
