#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/head.h"

namespace headlight {

/// One head in one role.
struct RoleScore {
  double score = 0;
  std::optional<double> untrained;  // the same head of the same model before it learned anything
  bool label = false;               // the score has a margin over everything that it must be compared with
};

/// How well every head of one stack plays one role, beside what that must be compared with.
struct RoleScores {
  std::string role;  // "previous", "nsubj", …
  Stack stack = Stack::encoder;
  std::string what;                  // "looks at the token before"
  std::string score_name;            // what the score counts
  int count = 0;                     // how many readers (or texts) a score is the mean of
  Baseline baseline;                 // what needs no head: "uniform attention", "best fixed offset (+1)", …
  std::optional<double> label_from;  // a head has the role from this score on; none: the number is shown, never a label
  int layers = 0, heads = 0;
  std::vector<double> scores;     // (layers, heads): 0..1; for "reach" tokens
  std::vector<double> untrained;  // (layers, heads), or empty when no untrained model was measured

  RoleScore of(HeadId head) const;
  /// The best head of the untrained model: what picking the best of so many heads finds where there is nothing to find.
  /// 0 when none was measured.
  double best_untrained() const;

  bool operator==(const RoleScores&) const = default;
};

/// Everything that was measured of a model's heads. Immutable once made, shared between threads.
struct HeadScores {
  int sentences = 0;  // how many were read
  std::vector<RoleScores> roles;

  bool operator==(const HeadScores&) const = default;
};

using HeadScoresPtr = std::shared_ptr<const HeadScores>;

/// The labels, each with its baselines: what says most of a head first (relations and positions before habits that many
/// heads have: rare words, sinks, breadth), then by margin over the baseline.
std::vector<HeadRole> labels(const HeadScores& scores);

/// The guided heads, then every label that does not repeat one of them.
std::vector<HeadRole> with_labels(std::vector<HeadRole> guided, const HeadScores& scores);

}  // namespace headlight
