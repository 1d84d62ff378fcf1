#include "app/viewmodel/number.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("weights have two digits so that columns line up") {
  CHECK(fixed(.874) == "0.87");
  CHECK(fixed(1) == "1.00");
  CHECK(fixed(.87126, 4) == "0.8713");
}

TEST_CASE("a share is a whole percentage") {
  CHECK(percent(.965) == "97 %");
  CHECK(percent(0) == "0 %");
}

TEST_CASE("thousands are set off by commas") {
  CHECK(thousands(0) == "0");
  CHECK(thousands(999) == "999");
  CHECK(thousands(2000) == "2,000");
  CHECK(thousands(-1234567) == "-1,234,567");
}
