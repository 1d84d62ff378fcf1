#pragma once

#include <string>

namespace headlight {

/// What a role means, what its scores are compared with, and when a head has it.
struct RoleDefinition {
  std::string what;             // "looks at the token before"
  std::string score_name;       // what the score counts
  std::string baseline_name;    // what needs no head
  double above = 0;             // a head has the role from this score on …
  double times_baseline = 0;    // … and from so many times the baseline …
  bool beats_untrained = true;  // … and from `label_margin` above the best untrained head (and above the baseline, always)
  bool is_label = true;         // false: a number to show and no more
};

/// By how much a score must exceed what it is compared with: 10 points, as in Voita et al. 2019, section 5.2.
inline constexpr double label_margin = .1;

/// "previous", "next", "self", "sink", "broad", "reach", "rare word", "coreference", "syntax", "alignment", "alignment
/// read", "induction", "duplicate"; any other name is a relation of Universal Dependencies, dependent -> head, or, with "its
/// " in front, head -> dependent.
RoleDefinition definition_of(const std::string& role);

/// A relation seen from the head: "its nsubj".
inline std::string from_head(const std::string& relation) { return "its " + relation; }

}  // namespace headlight
