#pragma once

#include <cstdint>

namespace headlight {

/// 0xrrggbb from the low to the high end.
extern const std::uint32_t viridis_table[256];  // Nathaniel Smith and Stéfan van der Walt, CC0
extern const std::uint32_t vik_table[256];      // Fabio Crameri, Scientific colour maps, MIT, doi:10.5281/zenodo.1243862

}  // namespace headlight
