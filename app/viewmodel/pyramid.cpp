#include "app/viewmodel/pyramid.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/viewmodel/colormap.h"
#include "core/math/pooling.h"

namespace headlight {
namespace {

/// The part of a level that one tile shows.
struct Part {
  int left, top, width, height;
};

Part part(const PyramidLevel& level, int row, int column) {
  const int left = column * level.tile, top = row * level.tile;
  return {left, top, std::min(level.tile, level.width - left), std::min(level.tile, level.height - top)};
}

bool is_dim(const std::vector<bool>& dim, int index) { return !dim.empty() && dim[static_cast<std::size_t>(index)]; }

/// Cells are dimmed where each has a pixel of its own.
BitmapPtr painted(const Matrix& values, const Part& part, const PyramidOptions& options, bool single) {
  auto bitmap = std::make_shared<Bitmap>();
  bitmap->width = part.width, bitmap->height = part.height;
  bitmap->rgba.resize(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height) * 4);
  std::uint8_t* pixel = bitmap->rgba.data();
  for (int row = part.top; row < part.top + part.height; ++row) {
    const bool dim_row = single && is_dim(options.dim_rows, row);
    for (int column = part.left; column < part.left + part.width; ++column, pixel += 4) {
      Color color = cell_color(values(row, column), options.difference, options.brightest);
      if (dim_row || (single && is_dim(options.dim_columns, column))) color = color.faded(dimmed);
      pixel[0] = color.r, pixel[1] = color.g, pixel[2] = color.b, pixel[3] = color.a;
    }
  }
  return bitmap;
}

PyramidLevel level_of(const Matrix& values, int cells, const PyramidOptions& options) {
  PyramidLevel level;
  level.cells = cells;
  level.width = static_cast<int>(values.cols()), level.height = static_cast<int>(values.rows());
  const int longer = std::max({level.width, level.height, 1});
  level.tile = longer <= largest_tile ? longer : tile_size;
  for (int row = 0; row < level.tiles_down(); ++row)
    for (int column = 0; column < level.tiles_across(); ++column)
      level.tiles.push_back(painted(values, part(level, row, column), options, cells == 1));
  return level;
}

}  // namespace

Color cell_color(float value, bool difference, float brightest) {
  if (std::isnan(value)) return {0, 0, 0, 0};
  return difference ? vik(value / brightest) : viridis(value / brightest);
}

Pyramid pyramid(const Matrix& values, const PyramidOptions& options) {
  Pyramid levels = {level_of(values, 1, options)};
  Matrix smaller;
  for (const Matrix* last = &values; std::max(last->rows(), last->cols()) > most_pixels; last = &smaller) {
    smaller = halved(*last);
    levels.push_back(level_of(smaller, 2 * levels.back().cells, options));
  }
  return levels;
}

}  // namespace headlight
