#include "app/viewmodel/head_roles.h"

#include <array>
#include <utility>

#include "app/viewmodel/number.h"
#include "core/trace/heads.h"

namespace headlight {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

RoleRow row(const RoleScores& role, HeadId head) {
  const RoleScore score = role.of(head);
  return {role.role, fixed(score.score), fixed(role.baseline.score),
          role.untrained.empty() ? "" : fixed(role.best_untrained()), score.label};
}

/// The labels of a head that are not repeated by what it was trained towards stand in the trace in their order; those that
/// are come first.
std::vector<RoleRow> rows(const Trace& trace, HeadId head) {
  std::vector<RoleRow> result;
  for (const HeadRole& known : trace.roles)
    for (const RoleScores& role : trace.scores->roles)
      if (known.head == head && role.role == known.role && role.stack == head.stack) result.push_back(row(role, head));
  for (const RoleScores& role : trace.scores->roles)
    if (role.role == "reach" && role.stack == head.stack) {
      result.push_back(row(role, head));
      result.back().untrained.clear();  // there is no best of it
    }
  return result;
}

}  // namespace

std::string short_role(std::string_view role) {
  constexpr std::array<Names, 10> names = {{{"coreference", "coref"},
                                            {"previous", "prev"},
                                            {"alignment", "align"},
                                            {"alignment read", "align read"},
                                            {"rare word", "rare"},
                                            {"nmod:poss", "poss"},
                                            {"nsubj:pass", "passive"},
                                            {"aux:pass", "aux"},
                                            {"acl:relcl", "relative"},
                                            {"compound:prt", "particle"}}};
  if (role.starts_with("its ")) return "its " + short_role(role.substr(4));
  for (const auto& [name, short_name] : names)
    if (name == role) return std::string(short_name);
  return std::string(role);
}

std::string short_baseline(std::string_view name) {
  constexpr std::string_view offset = "best fixed offset (";
  constexpr std::array<Names, 5> names = {{{"uniform attention", "uniform"},
                                           {"best untrained head", "untrained"},
                                           {"untrained weights", "untrained"},
                                           {"nearest candidate", "nearest"},
                                           {"mean of all heads", "mean head"}}};
  if (name.starts_with(offset)) return "offset " + std::string(name.substr(offset.size(), name.size() - offset.size() - 1));
  for (const auto& [long_name, short_name] : names)
    if (long_name == name) return std::string(short_name);
  return std::string(name);
}

std::string role_line(const Trace& trace, HeadId head) {
  const HeadRole* role = role_of(trace, head);
  if (!role) return name(head) + (trace.scores ? " · no role with a margin over its baselines" : "");
  std::string line = name(head) + " " + role->role;
  if (role->baselines.empty()) return line;
  line += " " + fixed(role->score);
  for (const Baseline& baseline : role->baselines)
    line += " · " + short_baseline(baseline.name) + " " + fixed(baseline.score);
  return line;
}

HeadRolesModel head_roles_model(const Trace& trace, HeadId head) {
  if (!trace.scores) return {};
  return {"Measured on " + std::to_string(trace.scores->sentences) + " sentences", rows(trace, head)};
}

}  // namespace headlight
