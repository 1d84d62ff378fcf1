#include "core/trace/heads.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"

namespace headlight {
namespace {

template <class Test>
const HeadRole* find_role(const Trace& trace, Test test) {
  const auto found = std::ranges::find_if(trace.roles, test);
  return found == trace.roles.end() ? nullptr : &*found;
}

}  // namespace

bool has_head(const Trace& trace, HeadId head) {
  return trace.weights.contains(head) || (trace.deferred && trace.deferred->contains(head));
}

std::vector<HeadId> heads_of(const Trace& trace) {
  if (trace.deferred) return trace.deferred->heads();
  std::vector<HeadId> heads;
  for (const auto& [head, weights] : trace.weights) heads.push_back(head);
  return heads;
}

MatrixPtr weights_of(const Trace& trace, HeadId head) {
  if (trace.deferred && trace.deferred->contains(head)) return trace.deferred->weights(head);
  const auto found = trace.weights.find(head);
  if (found == trace.weights.end())
    throw Error(trace.model + " has no head " + name(head) + " in its " + std::string(name(head.stack)) + " attention here");
  return {std::shared_ptr<const void>(), &found->second};  // the trace owns it
}

StackShape shape_of(const Trace& trace, Stack stack) {
  StackShape shape;
  for (const HeadId head : heads_of(trace)) {
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
  return find_role(trace, [&](const HeadRole& role) { return role.role == wanted && has_head(trace, role.head); });
}

}  // namespace headlight
