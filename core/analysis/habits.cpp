#include "core/analysis/habits.h"

#include <algorithm>
#include <cmath>

#include "core/text/aligned_text.h"
#include "core/text/character.h"

namespace headlight {
namespace {

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

/// Only keys that at least half of the queries may see: the last token of a causal head is seen by itself alone. What comes
/// first in a causal text is a sink whatever it is (Xiao et al. 2024, section 3.1).
void sink(const Sample& sample, Mean& mean) {
  const Index queries = sample.weights.rows();
  double most = -1;
  for (Index key = 0; key < sample.weights.cols(); ++key) {
    const Index unable = sample.stack == Stack::decoder ? key : 0;
    const bool first = key == 0 && sample.stack == Stack::decoder;
    if ((first || empty_of_meaning(sample.keys[static_cast<std::size_t>(key)])) && 2 * unable <= queries)
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

void reach(const Sample& sample, Mean& mean) {
  if (sample.stack == Stack::cross) return;
  for (Index query = 0; query < sample.weights.rows(); ++query) {
    if (sample.special_query(query)) continue;
    double distance = 0;
    for (Index key = 0; key < sample.visible(query); ++key)
      distance += sample.weights(query, key) * static_cast<float>(std::abs(query - key));
    mean.add(distance);
  }
}

}  // namespace

const std::array<Habit, 6> habits = {{{"previous", look_at<-1>},
                                      {"next", look_at<1>},
                                      {"self", look_at<0>},
                                      {"sink", sink},
                                      {"broad", broad},
                                      {"reach", reach}}};

Matrix uniform(const Sample& sample) {
  Matrix weights = Matrix::Zero(sample.weights.rows(), sample.weights.cols());
  for (Index query = 0; query < weights.rows(); ++query)
    weights.row(query).head(sample.visible(query)).setConstant(1 / static_cast<float>(sample.visible(query)));
  return weights;
}

void add_repeats(const Matrix& weights, int period, Mean& induction, Mean& duplicate) {
  for (Index query = 1 + period; query < weights.rows(); ++query) {
    const double total = weights.row(query).segment(1, query).sum();
    double followed = 0, same = 0;
    for (Index earlier = query - period; earlier >= 1; earlier -= period) {
      followed += weights(query, earlier + 1);
      same += weights(query, earlier);
    }
    induction.add(followed, total);
    duplicate.add(same, total);
  }
}

}  // namespace headlight
