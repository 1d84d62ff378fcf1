#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/trace/trace.h"

namespace headlight {

/// A role in a word that fits under a thumbnail: "coref", "its poss".
std::string short_role(std::string_view role);

/// A baseline in a word: "offset −1", "nearest", "untrained".
std::string short_baseline(std::string_view name);

/// What a head is, in one line: "L3H5 its nmod:poss 0.77 · offset −1 0.45 · untrained 0.17".
std::string role_line(const Trace& trace, HeadId head);

/// One number in the side panel's table, beside what it must be compared with.
struct RoleRow {
  std::string role;
  std::string score, baseline, untrained;  // two digits; empty where there is none
  bool label = true;                       // false: a number and no more
};

/// What was measured of one head.
struct HeadRolesModel {
  std::string heading;        // "Measured on 240 sentences"; empty when nothing was
  std::vector<RoleRow> rows;  // the roles that the head has, what says most first, then its reach
};

HeadRolesModel head_roles_model(const Trace& trace, HeadId head);

}  // namespace headlight
