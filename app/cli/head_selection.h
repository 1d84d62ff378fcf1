#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/model/contrast_model.h"
#include "core/model/model.h"
#include "core/trace/trace.h"

namespace headlight {

/// Which heads are meant: all that fit what is given, or the one with a role.
struct HeadSelection {
  std::string stack, role;
  std::optional<int> layer, head;

  bool empty() const { return stack.empty() && role.empty() && !layer && !head; }
};

/// Adds --stack, --layer and --head, or --role.
void add_selection_options(CLI::App& command, HeadSelection& selection);

/// What is known of the model's heads, `role` among it; measured now where it is not stored (seconds). Throws Error saying
/// which roles there are.
std::vector<HeadRole> roles_for(const Model& model, const std::string& role);
std::vector<HeadRole> roles_for(const ContrastModel& model, const std::string& role);

/// The heads of a trace that are meant, in order; never none. `roles` are those of roles_for(model, selection.role): a role
/// means its best head that the trace has. Throws Error saying which heads there are.
std::vector<HeadId> select_heads(const Model& model, const Trace& trace, const HeadSelection& selection,
                                 const std::vector<HeadRole>& roles);

/// The same of a contrast model's one or two maps.
std::vector<HeadId> select_heads(const ContrastModel& model, const Trace& trace, const HeadSelection& selection,
                                 const std::vector<HeadRole>& roles);

}  // namespace headlight
