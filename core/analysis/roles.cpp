#include "core/analysis/roles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "core/text/aligned_text.h"
#include "core/text/character.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

/// One head's weights on one text, and who its rows and columns are.
struct Sample {
  const Matrix& weights;  // (n, m)
  const Tokens &queries, &keys;
  Stack stack;

  Index visible(Index query) const { return stack == Stack::decoder ? query + 1 : weights.cols(); }
  bool special_query(Index query) const { return queries[static_cast<std::size_t>(query)].special; }
};

struct Mean {
  double sum = 0, count = 0;

  void add(double value) { sum += value, ++count; }
  double value() const { return sum / count; }
};

template <int offset>
void look_at(const Sample& sample, Mean& mean) {
  if (sample.stack == Stack::cross) return;
  for (Index query = std::max(0, -offset); query < sample.weights.rows(); ++query)
    if (query + offset < sample.visible(query) && !sample.special_query(query))
      mean.add(sample.weights(query, query + offset));
}

bool empty_of_meaning(const Token& token) {
  const AlignedText characters = read_aligned(token.text);
  return token.special ||
         (!characters.empty() && std::all_of(characters.begin(), characters.end(),
                                             [](const AlignedCharacter& c) { return is_punctuation(c.code); }));
}

/// Only keys that at least half of the queries may see: the last token of a causal head is seen by itself alone.
void sink(const Sample& sample, Mean& mean) {
  const Index queries = sample.weights.rows();
  double most = -1;
  for (Index key = 0; key < sample.weights.cols(); ++key) {
    const Index unable = sample.stack == Stack::decoder ? key : 0;
    if (empty_of_meaning(sample.keys[static_cast<std::size_t>(key)]) && 2 * unable <= queries)
      most = std::max<double>(most, sample.weights.col(key).tail(queries - unable).mean());
  }
  if (most >= 0) mean.add(most);
}

void broad(const Sample& sample, Mean& mean) {
  for (Index query = 0; query < sample.weights.rows(); ++query) {
    if (sample.special_query(query) || sample.visible(query) < 2) continue;
    const auto row = sample.weights.row(query).head(sample.visible(query)).array();
    const float entropy = -(row * row.max(1e-30F).log()).sum();
    mean.add(entropy / std::log(static_cast<float>(sample.visible(query))));
  }
}

struct Habit {
  std::string_view role, what, score_name;
  double threshold;
  void (*measure)(const Sample&, Mean&);
};

constexpr std::array<Habit, 5> habits = {{
    {"previous", "looks at the token before", "mean weight on the token before", .5, look_at<-1>},
    {"next", "looks at the token after", "mean weight on the token after", .5, look_at<1>},
    {"self", "looks at the token itself", "mean weight on the token itself", .5, look_at<0>},
    {"sink", "rests on a token that carries no meaning", "mean weight on that token", .3, sink},
    {"broad", "looks everywhere alike", "entropy of a row over the highest possible", .9, broad},
}};

/// What a head that prefers nothing would do.
Matrix uniform(const Sample& sample) {
  Matrix weights = Matrix::Zero(sample.weights.rows(), sample.weights.cols());
  for (Index query = 0; query < weights.rows(); ++query)
    weights.row(query).head(sample.visible(query)).setConstant(1 / static_cast<float>(sample.visible(query)));
  return weights;
}

using Means = std::array<Mean, habits.size()>;

void add(const Sample& sample, Means& means) {
  for (std::size_t i = 0; i < habits.size(); ++i) habits[i].measure(sample, means[i]);
}

const Habit& habit(const std::string& role) {
  return *std::find_if(habits.begin(), habits.end(), [&](const Habit& habit) { return habit.role == role; });
}

}  // namespace

std::vector<RoleScore> measure_roles(std::span<const TracePtr> traces) {
  std::map<HeadId, Means> measured;
  std::map<Stack, Means> baselines;  // the same for all heads of a stack
  for (const TracePtr& trace : traces)
    for (const HeadId head : heads_of(*trace)) {
      const MatrixPtr weights = weights_of(*trace, head);
      const Sample sample{*weights, trace->queries(head.stack), trace->keys(head.stack), head.stack};
      add(sample, measured[head]);
      if (head.layer == 0 && head.head == 0)
        add({uniform(sample), sample.queries, sample.keys, head.stack}, baselines[head.stack]);
    }
  std::vector<RoleScore> scores;
  for (const auto& [head, means] : measured)
    for (std::size_t i = 0; i < habits.size(); ++i)
      if (means[i].count > 0)
        scores.push_back({head, std::string(habits[i].role), means[i].value(), baselines[head.stack][i].value()});
  return scores;
}

std::vector<HeadRole> measured_roles(std::span<const TracePtr> traces, std::span<const TracePtr> untrained) {
  std::map<std::string, double> control;  // by role: the best untrained head
  for (const RoleScore& score : measure_roles(untrained)) control[score.role] = std::max(control[score.role], score.score);
  std::vector<HeadRole> roles;
  for (const RoleScore& score : measure_roles(traces)) {
    const Habit& found = habit(score.role);
    if (score.score <= found.threshold) continue;
    HeadRole role{score.head, score.role, false, std::string(found.what), score.score, std::string(found.score_name), {}};
    role.baselines.push_back({"uniform attention", score.uniform});
    if (control.contains(score.role)) role.baselines.push_back({"best untrained head", control[score.role]});
    roles.push_back(std::move(role));
  }
  return roles;
}

}  // namespace headlight
