#include "core/analysis/ranking.h"

#include <doctest/doctest.h>

using namespace headlight;

namespace {

Matrix row() { return (Matrix(2, 5) << 0, 0, 0, 0, 1, .1F, .4F, .1F, 0, .4F).finished(); }

}  // namespace

TEST_CASE("links are ranked strongest first, equal ones from left to right") {
  const std::vector<Link> expected = {{1, 1, .4F}, {1, 4, .4F}, {1, 0, .1F}, {1, 2, .1F}, {1, 3, 0}};
  CHECK(ranked_links(row(), 1) == expected);
}

TEST_CASE("links are drawn until their sum reaches the share") {
  CHECK(links_for_share(row(), 1, 0).empty());
  CHECK(links_for_share(row(), 1, .3F).size() == 1);
  CHECK(links_for_share(row(), 1, .5F).size() == 2);
  CHECK(links_for_share(row(), 1, .85F).size() == 3);
  CHECK(links_for_share(row(), 0, .9F).size() == 1);
}

TEST_CASE("a share of everything leaves out only what is 0") {
  CHECK(links_for_share(row(), 1, 1).size() == 4);
  CHECK(links_for_share(row(), 0, 1).size() == 1);
  CHECK(links_for_share(row(), 1, 1.1F).size() == 4);  // more than rounding could ask for
  CHECK(links_for_share(Matrix::Zero(1, 3), 0, 1).empty());
}

TEST_CASE("links are never more than asked for, and those are the strongest") {
  CHECK(links_for_share(row(), 1, 1, 2) == std::vector<Link>{{1, 1, .4F}, {1, 4, .4F}});
  CHECK(links_for_share(row(), 1, .3F, 2).size() == 1);
  CHECK(links_for_share(row(), 1, 1, 0).empty());
}
