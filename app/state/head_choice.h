#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/trace/heads.h"

namespace headlight {

inline constexpr std::size_t fewest_compared = 2, most_compared = 6;

/// The head that plays a role, if the trace knows one.
std::optional<HeadId> head_of_role(const TracePtr& trace, std::string_view role);

/// The head that says most to somebody who has seen none: coreference, else the one with the clearest role, else the first
/// one.
std::optional<HeadId> first_head(const Trace& trace);

/// The head to show: the chosen one if the trace has it, else the one to begin with, which is another one when it becomes
/// known what the heads do.
std::optional<HeadId> chosen_or_first(const std::optional<HeadId>& chosen, const Trace& trace);

/// What Compare shows first: `head` and three others, with other roles where there are such, else
/// of the other layers.
std::vector<HeadId> first_compared(const TracePtr& trace, HeadId head);

/// The head so many layers and heads away, around the edges.
HeadId stepped(const Trace& trace, HeadId head, int layers, int heads);

}  // namespace headlight
