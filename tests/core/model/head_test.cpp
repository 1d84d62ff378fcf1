#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/model/head.h"

using namespace headlight;

TEST_CASE("heads are written L2H5") { CHECK(name(HeadId{Stack::encoder, 2, 5}) == "L2H5"); }

TEST_CASE("an unknown stack is named in the error") {
  CHECK_THROWS_WITH_AS(parse_stack("sideways"), "a stack is encoder, decoder or cross, not \"sideways\"", Error);
}
