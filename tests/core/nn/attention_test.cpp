#include "core/nn/attention.h"

#include <doctest/doctest.h>

#include <array>

#include "tests/core/tiny.h"

using namespace headlight;

namespace {

struct Weights : Probe {  // keeps every head's weights, one above the other
  std::vector<Matrix> heads;
  void see(const Place& place, const MatrixView& values) override {
    if (place.site == Site::weights) heads.emplace_back(values);
  }
};

Matrix self_attention(const Matrix& x, const Mask& mask = {}, Probe* probe = nullptr) {
  static const Model model = tiny::model();
  const AttentionWeights& attention = model.encoder.layers[0].self_attention;
  const Blocks& blocks = model.config.encoder;
  const Pass pass{{}, probe};
  return attend(attention, blocks, project_queries(attention, blocks, x), project_keys_values(attention, blocks, x), mask,
                {pass});
}

}  // namespace

TEST_CASE("attention without positions does not know the order of its keys: permuted in, permuted out") {
  const Matrix x = Matrix::Random(7, 12);
  Eigen::PermutationMatrix<Eigen::Dynamic> shuffle(7);
  shuffle.indices() << 3, 0, 6, 1, 5, 2, 4;
  const Matrix shuffled = shuffle * x;
  CHECK(tiny::difference(self_attention(shuffled), shuffle * self_attention(x)) < 1e-5F);
}

TEST_CASE("each query's weights sum to 1, and a causal query never looks ahead") {
  for (const bool causal : {false, true}) {
    Weights weights;
    self_attention(Matrix::Random(9, 12) * 3, {.causal = causal}, &weights);
    REQUIRE(weights.heads.size() == 3);
    for (const Matrix& head : weights.heads) {
      CHECK((head.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6F);
      CHECK(head.minCoeff() >= 0);
      if (causal) CHECK(Matrix(head.triangularView<Eigen::StrictlyUpper>()).cwiseAbs().maxCoeff() == 0);
    }
  }
}

TEST_CASE("a causal query's output does not change with what comes after it") {
  Matrix x = Matrix::Random(8, 12);
  const Matrix before = self_attention(x, {.causal = true});
  x.bottomRows(3).setRandom();
  const Matrix after = self_attention(x, {.causal = true});
  CHECK(tiny::difference(after.topRows(5), before.topRows(5)) < 1e-6F);
  CHECK(tiny::difference(after.bottomRows(3), before.bottomRows(3)) > 1e-3F);
}

TEST_CASE("a hidden key changes nothing for anybody") {
  constexpr std::array<bool, 6> hidden = {false, false, true, false, false, true};
  Matrix x = Matrix::Random(6, 12);
  const Matrix before = self_attention(x, {.hidden = hidden});
  x.row(2).setRandom(), x.row(5).setRandom();
  const Matrix after = self_attention(x, {.hidden = hidden});
  for (const Index seen : {0, 1, 3, 4}) CHECK(tiny::difference(after.row(seen), before.row(seen)) < 1e-6F);
}
