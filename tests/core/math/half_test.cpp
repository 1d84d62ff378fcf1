#include "core/math/half.h"

#include <doctest/doctest.h>

#include <Eigen/Core>
#include <cmath>

using namespace headlight;

TEST_CASE("every half there is becomes the float that Eigen makes of it") {
  int different = 0;
  for (std::uint32_t bits = 0; bits <= 0xffff; ++bits) {
    const float ours = half_to_float(static_cast<std::uint16_t>(bits));
    const float theirs =
        Eigen::half_impl::half_to_float(Eigen::half_impl::raw_uint16_to_half(static_cast<std::uint16_t>(bits)));
    if (std::bit_cast<std::uint32_t>(ours) != std::bit_cast<std::uint32_t>(theirs) &&
        !(std::isnan(ours) && std::isnan(theirs)))
      ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("known halves") {
  CHECK(half_to_float(0x3c00) == 1.F);
  CHECK(half_to_float(0xc000) == -2.F);
  CHECK(half_to_float(0x7bff) == 65504.F);
  CHECK(half_to_float(0x0001) == std::ldexp(1.F, -24));  // the smallest subnormal
  CHECK(std::isinf(half_to_float(0xfc00)));
  CHECK(std::isnan(half_to_float(0x7e00)));
}

TEST_CASE("a bfloat16 is a float cut short") {
  CHECK(bfloat16_to_float(0x3f80) == 1.F);
  CHECK(bfloat16_to_float(0xc049) == -3.140625F);
  CHECK(std::isnan(bfloat16_to_float(0x7fc0)));
}
