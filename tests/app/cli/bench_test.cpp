#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/app/cli/cli_fixture.h"

using nlohmann::json;

TEST_CASE("bench forward prints as many times as asked for, their median and the memory") {
  const cli::TinyModel model;
  const cli::Result result =
      cli::run({"bench", "forward", "--model", model.name(), "--tokens", "7", "--threads", "1", "--samples", "4"});
  REQUIRE_MESSAGE(result.status == 0, result.error);
  const json object = json::parse(result.out);
  auto ms = object["ms"].get<std::vector<double>>();
  REQUIRE(ms.size() == 4);
  std::ranges::sort(ms);
  CHECK(ms[0] > 0);
  CHECK(object["median_ms"].get<double>() == doctest::Approx((ms[1] + ms[2]) / 2));
  CHECK(object["peak_rss_bytes"].get<double>() > 1e6);
}

TEST_CASE("bench forward reads ids from a file, and refuses what is no id of the model") {
  const cli::TinyModel model;
  const auto bench = [&](const std::string& ids) {
    return cli::run({"bench", "forward", "--model", model.name(), "--samples", "1", "--ids", model.write("ids", ids)});
  };
  const std::string file = (model.path / "ids").string();
  CHECK(bench("0 1 29\n3").status == 0);
  CHECK(bench("0 1\t19 2").status == 0);
  CHECK(bench("0 30").error == file + " should hold ids from 0 to 29, not \"30\"\n");
  CHECK(bench("0\t20").error == file + " should hold ids from 0 to 19, not \"20\"\n");
  CHECK(bench("1 two").error == file + " should hold ids from 0 to 29, not \"two\"\n");
  CHECK(bench("99999999999999999999").error == file + " should hold ids from 0 to 29, not \"99999999999999999999\"\n");
  CHECK(bench("").error == file + " holds no ids\n");
}
