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

/// The heads of a trace that are meant, in order; never none. Throws Error saying which there are. A role that no head was
/// trained towards is looked for among the measured ones, strongest first.
std::vector<HeadId> select_heads(const Model& model, const Trace& trace, const HeadSelection& selection);

/// The same of a contrast model's one or two maps.
std::vector<HeadId> select_heads(const ContrastModel& model, const Trace& trace, const HeadSelection& selection);

}  // namespace headlight
