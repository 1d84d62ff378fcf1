#include "core/trace/heads.h"

#include <algorithm>

namespace headlight {
namespace {

template <class Test>
const HeadRole* find_role(const Trace& trace, Test test) {
  const auto found = std::ranges::find_if(trace.roles, test);
  return found == trace.roles.end() ? nullptr : &*found;
}

}  // namespace

StackShape shape_of(const Trace& trace, Stack stack) {
  StackShape shape;
  for (const auto& [head, weights] : trace.weights) {
    if (head.stack != stack) continue;
    shape.layers = std::max(shape.layers, head.layer + 1);
    shape.heads = std::max(shape.heads, head.head + 1);
  }
  return shape;
}

const HeadRole* role_of(const Trace& trace, HeadId head) {
  return find_role(trace, [&](const HeadRole& role) { return role.head == head; });
}

const HeadRole* with_role(const Trace& trace, std::string_view wanted) {
  return find_role(trace, [&](const HeadRole& role) { return role.role == wanted && trace.weights.contains(role.head); });
}

}  // namespace headlight
