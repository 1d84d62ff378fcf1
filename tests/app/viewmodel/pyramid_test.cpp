#include "app/viewmodel/pyramid.h"

#include <doctest/doctest.h>

#include <cmath>

#include "app/viewmodel/colormap.h"

using namespace headlight;

namespace {

/// The colour of pixel (row, column) of a level, whichever tile it is in.
Color pixel(const PyramidLevel& level, int row, int column) {
  const int tile = row / level.tile * level.tiles_across() + column / level.tile;
  const Bitmap& bitmap = *level.tiles[static_cast<std::size_t>(tile)];
  const std::size_t at = static_cast<std::size_t>(row % level.tile * bitmap.width + column % level.tile) * 4;
  return {bitmap.rgba[at], bitmap.rgba[at + 1], bitmap.rgba[at + 2], bitmap.rgba[at + 3]};
}

}  // namespace

TEST_CASE("each level is half as large as the one before, down to 256 pixels a side, edges rounded up") {
  const Pyramid levels = pyramid(Matrix::Zero(1025, 700), {});
  REQUIRE(levels.size() == 4);
  CHECK(levels[1].height == 513);
  CHECK(levels[2].height == 257);
  CHECK(levels[3].height == 129);
  CHECK(levels[3].width == 88);
  CHECK(levels[3].cells == 8);
}

TEST_CASE("a single strong weight is seen in every level, in the pixel that stands for it") {
  Matrix values = Matrix::Constant(1500, 1500, .01F);
  values(1234, 777) = .9F;
  for (const PyramidLevel& level : pyramid(values, {})) {
    CHECK(pixel(level, 1234 / level.cells, 777 / level.cells) == viridis(.9F));
    CHECK(pixel(level, 0, 0) == viridis(.01F));
  }
}

TEST_CASE("differences keep the sign of what is furthest from 0, blank stays blank") {
  Matrix values = Matrix::Constant(300, 300, .1F);
  values(10, 11) = -.6F;
  values.topLeftCorner(2, 2).setConstant(std::nanf(""));
  const Pyramid levels = pyramid(values, {.difference = true});
  CHECK(pixel(levels[1], 5, 5) == vik(-.6F));
  CHECK(pixel(levels[1], 0, 0).a == 0);
  CHECK(pixel(levels[1], 0, 1) == vik(.1F));
}

TEST_CASE("rows and columns are dim where they are single cells") {
  const Pyramid levels = pyramid(Matrix::Zero(2, 2), {.dim_rows = {false, true}, .dim_columns = {false, false}});
  CHECK(pixel(levels[0], 0, 1).a == 255);
  CHECK(pixel(levels[0], 1, 0) == viridis(0).faded(dimmed));
}

TEST_CASE("only levels of more than 1,024 pixels a side are cut, into tiles of 512 and what is left at the edges") {
  CHECK(pyramid(Matrix::Zero(1024, 1024), {})[0].tiles.size() == 1);
  const PyramidLevel large = pyramid(Matrix::Zero(1100, 1100), {})[0];
  REQUIRE(large.tiles.size() == 9);
  CHECK(large.tiles[0]->width == 512);
  CHECK(large.tiles[8]->width == 76);
  CHECK(large.tiles[8]->height == 76);
}
