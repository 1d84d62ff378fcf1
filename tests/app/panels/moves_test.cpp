#include "app/panels/moves.h"

#include <doctest/doctest.h>

#include "tests/app/state/traces.h"

using namespace headlight;

TEST_CASE("what moved most between twins is the pronoun's antecedent, with both weights and the signed change") {
  const HeadId head{Stack::encoder, 2, 0};
  const auto soft = attention_table(*word_trace("The cat sat on the mat because it was soft."), head, true);
  const auto tired = attention_table(*word_trace("The cat sat on the mat because it was tired."), head, true);
  const auto found = moves(soft, tired, 7, 2);
  REQUIRE(found.size() == 2);
  for (const Move& move : found) CHECK(move.reader == "it");
  const Move& mat = found[0].read == "mat" ? found[0] : found[1];
  const Move& cat = found[0].read == "mat" ? found[1] : found[0];
  CHECK(cat.read == "cat");
  CHECK(mat.change() == doctest::Approx(-.87));
  CHECK(cat.change() == doctest::Approx(.87));
  CHECK(moves(soft, tired, -1, 3).size() == 3);
}
