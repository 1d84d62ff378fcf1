#pragma once

#include <bit>
#include <cstdint>

namespace headlight {

/// IEEE 754 binary16 to binary32, exactly: subnormals, infinities and NaN included. Free of branches, so that loops over it
/// become vector code.
inline float half_to_float(std::uint16_t half) {
  const std::uint32_t magnitude = (half & 0x7fffU) << 13;          // the half's exponent and mantissa where a float has them
  const float value = std::bit_cast<float>(magnitude) * 0x1p112F;  // exponents are biased by 15 there, by 127 here
  const std::uint32_t infinite = magnitude >= 0x0f800000U ? 0x7f800000U : 0U;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) | infinite | (half & 0x8000U) << 16);
}

/// bfloat16 is the upper half of a float.
inline float bfloat16_to_float(std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t{bits} << 16); }

}  // namespace headlight
