#include "core/model/head_scores.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace headlight {
namespace {

/// How little a role says of a head: many heads rest on a sink beside what else they do.
int vagueness(const std::string& role) {
  constexpr std::array<std::string_view, 3> vague = {"rare word", "sink", "broad"};
  const auto found = std::ranges::find(vague, role);
  return found == vague.end() ? 0 : 1 + static_cast<int>(found - vague.begin());
}

double margin(const HeadRole& role) { return role.score - role.baselines.front().score; }

HeadRole label(const RoleScores& scores, HeadId head, double score) {
  HeadRole role{head, scores.role, false, scores.what, score, scores.score_name, {scores.baseline}};
  if (!scores.untrained.empty()) role.baselines.push_back({"best untrained head", scores.best_untrained()});
  return role;
}

}  // namespace

RoleScore RoleScores::of(HeadId head) const {
  const auto at = static_cast<std::size_t>(head.layer * heads + head.head);
  RoleScore found{scores[at], {}, label_from && scores[at] >= *label_from};
  if (!untrained.empty()) found.untrained = untrained[at];
  return found;
}

double RoleScores::best_untrained() const { return untrained.empty() ? 0 : std::ranges::max(untrained); }

std::vector<HeadRole> labels(const HeadScores& scores) {
  std::vector<HeadRole> found;
  for (const RoleScores& role : scores.roles)
    for (int layer = 0; layer < role.layers; ++layer)
      for (int head = 0; head < role.heads; ++head) {
        const HeadId id{role.stack, layer, head};
        if (const RoleScore score = role.of(id); score.label) found.push_back(label(role, id, score.score));
      }
  std::ranges::stable_sort(found, [](const HeadRole& a, const HeadRole& b) {
    return std::pair(vagueness(a.role), -margin(a)) < std::pair(vagueness(b.role), -margin(b));
  });
  return found;
}

std::vector<HeadRole> with_labels(std::vector<HeadRole> guided, const HeadScores& scores) {
  std::vector<HeadRole> roles = std::move(guided);
  const std::size_t guided_count = roles.size();
  for (HeadRole& label : labels(scores)) {
    const auto same = [&](const HeadRole& role) { return role.head == label.head && role.role == label.role; };
    if (std::none_of(roles.begin(), roles.begin() + static_cast<std::ptrdiff_t>(guided_count), same))
      roles.push_back(std::move(label));
  }
  return roles;
}

}  // namespace headlight
