#pragma once

#include <vector>

#include "app/viewmodel/shapes.h"
#include "core/math/matrix.h"

namespace headlight {

/// A matrix as pixels at one size: each pixel is the strongest (what is furthest from 0) of `cells` x `cells` weights.
/// Large ones are cut into tiles, so that only what is seen has to become a texture.
struct PyramidLevel {
  int cells = 1;
  int width = 0, height = 0;     // pixels
  int tile = 0;                  // pixels a side of a tile; less at the right and lower edge
  std::vector<BitmapPtr> tiles;  // row by row

  int tiles_across() const { return (width + tile - 1) / tile; }
  int tiles_down() const { return (height + tile - 1) / tile; }
};

/// From one pixel a cell to a picture that is small enough, each level half as wide and high as the one before.
using Pyramid = std::vector<PyramidLevel>;

/// The last level of a pyramid has at most so many pixels a side; a level of up to `largest_tile` is one tile, and tiles of
/// larger ones have `tile_size`.
inline constexpr int most_pixels = 256, largest_tile = 1024, tile_size = 512;

struct PyramidOptions {
  bool difference = false;                            // coloured with vik, else with viridis
  std::vector<bool> dim_rows = {}, dim_columns = {};  // translucent where they are single cells; empty: none
  float brightest = 1;                                // the weight from which on pixels have the last colour
};

/// Blank (NaN) values are transparent.
Pyramid pyramid(const Matrix& values, const PyramidOptions& options);

/// The colour of one value on a scale that ends at `brightest`; blank is transparent.
Color cell_color(float value, bool difference, float brightest = 1);

inline constexpr float dimmed = .35F;  // opacity of a dim cell

}  // namespace headlight
