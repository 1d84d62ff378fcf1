#include "app/state/head_choice.h"

#include <algorithm>
#include <set>
#include <string>

namespace headlight {
namespace {

int wrapped(int value, int count) { return (value % count + count) % count; }

void add_once(std::vector<HeadId>& heads, HeadId head, std::size_t most) {
  if (heads.size() < most && std::ranges::find(heads, head) == heads.end()) heads.push_back(head);
}

}  // namespace

std::optional<HeadId> head_of_role(const TracePtr& trace, std::string_view role) {
  if (!trace || role.empty()) return {};
  const HeadRole* known = with_role(*trace, role);
  return known ? std::optional(known->head) : std::nullopt;
}

std::optional<HeadId> first_head(const Trace& trace) {
  if (const HeadRole* known = with_role(trace, "coreference")) return known->head;
  for (const HeadRole& known : trace.roles)
    if (has_head(trace, known.head)) return known.head;
  const std::vector<HeadId> heads = heads_of(trace);
  return heads.empty() ? std::nullopt : std::optional(heads.front());
}

std::optional<HeadId> chosen_or_first(const std::optional<HeadId>& chosen, const Trace& trace) {
  return chosen && has_head(trace, *chosen) ? chosen : first_head(trace);
}

std::vector<HeadId> first_compared(const TracePtr& trace, HeadId head) {
  constexpr std::size_t count = 4;
  std::vector<HeadId> heads{head};
  if (!trace) return heads;
  std::set<std::string> roles;
  for (const HeadRole& known : trace->roles)
    if (known.head == head) roles.insert(known.role);
  for (const HeadRole& known : trace->roles)
    if (known.head.stack == head.stack && has_head(*trace, known.head) && roles.insert(known.role).second)
      add_once(heads, known.head, count);
  for (int step = 1; heads.size() < count && step < 8; ++step) add_once(heads, stepped(*trace, head, step, step / 4), count);
  return heads;
}

HeadId stepped(const Trace& trace, HeadId head, int layers, int heads) {
  const StackShape shape = shape_of(trace, head.stack);
  if (shape.heads == 0) return head;
  const HeadId next{head.stack, wrapped(head.layer + layers, shape.layers), wrapped(head.head + heads, shape.heads)};
  return has_head(trace, next) ? next : head;
}

}  // namespace headlight
