#include "app/state/role_choice.h"

#include <doctest/doctest.h>

#include "tests/app/state/traces.h"

using namespace headlight;

namespace {

/// Two heads that look back, the better one first, and one that the trace does not have.
TracePtr with_roles() {
  Trace trace = *word_trace("The cat sat.");
  const auto add = [&](HeadId head, const char* role, const char* what) {
    trace.roles.push_back({head, role, false, what, .9, "", {}});
  };
  add({Stack::encoder, 1, 0}, "previous", "looks at the token before");
  add({Stack::encoder, 1, 1}, "previous", "looks at the token before");
  add({Stack::encoder, 0, 1}, "nsubj", "points from a subject to its verb");
  add({Stack::decoder, 0, 0}, "induction", "looks at what followed the last time");
  return std::make_shared<const Trace>(std::move(trace));
}

}  // namespace

TEST_CASE("each role that a trace has is offered once, with the head that comes first") {
  const TracePtr trace = with_roles();
  const auto found = found_roles(*trace, "");
  REQUIRE(found.size() == 3);
  CHECK(found[0]->role == "coreference");
  CHECK(found[1]->head == HeadId{Stack::encoder, 1, 0});
  CHECK(found[2]->role == "nsubj");
}

TEST_CASE("a role is found by its name and by what it means, in capitals and small letters") {
  const TracePtr trace = with_roles();
  REQUIRE(found_roles(*trace, "NSU").size() == 1);
  REQUIRE(found_roles(*trace, "subject").size() == 1);
  CHECK(found_roles(*trace, "subject")[0]->role == "nsubj");
  CHECK(found_roles(*trace, "induction").empty());
}

TEST_CASE("rows go round") {
  CHECK(wrapped_row(3, 3) == 0);
  CHECK(wrapped_row(-1, 3) == 2);
  CHECK(wrapped_row(5, 0) == 0);
}
