#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/trace/trace.h"

namespace headlight {

/// A mean that grows.
struct Mean {
  double sum = 0, count = 0;

  void add(double value, double weight = 1) { sum += value, count += weight; }
  double value() const { return count > 0 ? sum / count : 0; }
};

/// One head's weights on one text, and who its rows and columns are.
struct Sample {
  const Matrix& weights;  // (n, m)
  const Tokens &queries, &keys;
  Stack stack = Stack::encoder;

  Index visible(Index query) const { return stack == Stack::decoder ? query + 1 : weights.cols(); }
  bool special_query(Index query) const { return queries[static_cast<std::size_t>(query)].special; }
};

/// What needs no annotation to be seen in a head's weights. Queries that are special tokens count for the sink only.
///   previous, next, self   mean of A[i, i-1], A[i, i+1], A[i, i]; self-attention only (Clark et al. 2019, section 3.1)
///   sink                   the most that one special token, punctuation mark or first token of a causal text gets: mean of
///   max_k α_k,
///                          α_k = mean of A[i, k] over the queries that may see k (Gu et al. 2025, section 3)
///   broad                  mean of H(A[i]) / ln n_i, where H is the entropy and n_i the number of keys that i may see
///   reach                  mean of Σ_j A[i, j] |i - j|, in tokens; self-attention only
struct Habit {
  std::string_view role;
  void (*measure)(const Sample&, Mean&);
};
extern const std::array<Habit, 6> habits;

/// What a head that prefers nothing would do: 1 / n_i for every key that query i may see.
Matrix uniform(const Sample& sample);

/// How much of what a causal head gives away goes to what followed earlier occurrences of the same token, or to these
/// themselves (Olsson et al. 2022, "prefix matching"). The text is one special token, then the same `period` different
/// tokens again and again; the first round has nothing to find and is left out, and so is weight on the special token.
void add_repeats(const Matrix& weights, int period, Mean& induction, Mean& duplicate);

}  // namespace headlight
