#include <doctest/doctest.h>

#include "app/platform/embedded.h"
#include "core/base/error.h"

using namespace headlight;

TEST_CASE("the fonts are inside the binary, whole") {
  const auto names = embedded_names("fonts/");
  CHECK(names.size() == 5);
  CHECK(embedded_text("fonts/Inter-Regular.otf").substr(0, 4) == "OTTO");
}

TEST_CASE("a file that was not built in is named in the error") {
  CHECK_THROWS_WITH_AS(embedded_file("fonts/none.otf"), "there is no embedded file fonts/none.otf", Error);
}
