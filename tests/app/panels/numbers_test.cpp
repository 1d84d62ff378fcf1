#include "app/panels/numbers.h"

#include <doctest/doctest.h>

using namespace headlight;

TEST_CASE("numbers as people read them") {
  CHECK(short_count(11'937'124) == "12 M");
  CHECK(short_count(840'400) == "840 k");
  CHECK(short_count(37) == "37");
  CHECK(signed_number(-.79F) == "−0.79");
  CHECK(signed_number(.75F) == "+0.75");
  CHECK(signed_number(.001F) == "0.00");
  CHECK(code_point("🙂") == "U+1F642");
}
