#include <doctest/doctest.h>

#include "app/platform/embedded.h"
#include "app/platform/embedded_model.h"
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

TEST_CASE("every embedded model opens, and the default one is named first") {
  const auto names = embedded_model_names();
  REQUIRE(!names.empty());
  CHECK(names.front() == default_model);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK_NOTHROW(open_any_model(name));
  }
}
