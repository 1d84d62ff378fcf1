#pragma once

#include <string_view>
#include <vector>

#include "core/trace/trace.h"

namespace headlight {

/// How many layers and heads a trace has of one stack; both 0 where it has none.
struct StackShape {
  int layers = 0, heads = 0;
};

StackShape shape_of(const Trace& trace, Stack stack);

bool has_head(const Trace& trace, HeadId head);

/// All heads of a trace, in order.
std::vector<HeadId> heads_of(const Trace& trace);

/// A head's weights (n, m), computed if they were not kept; the trace must outlive them. Throws Error when the trace has no
/// such head.
MatrixPtr weights_of(const Trace& trace, HeadId head);

/// What is known of a head, the first role when there are several; null when nothing is.
const HeadRole* role_of(const Trace& trace, HeadId head);

/// The first head with a role whose weights are in the trace; null when there is none.
const HeadRole* with_role(const Trace& trace, std::string_view role);

}  // namespace headlight
