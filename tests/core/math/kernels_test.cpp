#include "core/math/kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/math/activation.h"
#include "core/math/matrix.h"

using namespace headlight;

namespace {

template <class Check>
void for_each_set(const Check& check) {
  const KernelSets sets = available_kernels();
  for (int i = 0; i < sets.count; ++i) {
    CAPTURE(std::string(sets.set[i]->name));
    check(*sets.set[i]);
  }
}

/// a (rows, depth) inside wider rows, times b (depth, panel).
struct Product {
  Product(const Kernels& kernels, Index rows, Index depth)
      : a(Matrix::Random(rows, depth + 3)), b(Matrix::Random(depth, kernels.panel)), bias(Vector::Random(kernels.panel)) {}

  Matrix by(const Kernels& kernels, Index begin, Index rows) const {
    Matrix c = Matrix::Constant(rows, kernels.panel + 2, 7);
    kernels.multiply(a.data() + begin * a.cols(), a.cols(), rows, b.data(), b.rows(), bias.data(), c.data(), c.cols(),
                     b.data());
    CHECK((c.rightCols(2).array() == 7).all());  // nothing is written beside the panel
    return c.leftCols(kernels.panel);
  }

  Matrix a, b;
  Vector bias;
};

double definition(Activation activation, double x) {
  switch (activation) {
    case Activation::relu:
      return std::max(0., x);
    case Activation::relu_squared:
      return std::max(0., x) * std::max(0., x);
    case Activation::gelu:
      return x * (1 + std::erf(x * std::sqrt(.5))) / 2;
    case Activation::gelu_tanh:
      return x * (1 + std::tanh(std::sqrt(2 / std::acos(-1)) * (x + .044715 * x * x * x))) / 2;
    case Activation::gelu_sigmoid:
      return x / (1 + std::exp(-1.702 * x));
    case Activation::silu:
      return x / (1 + std::exp(-x));
    default:
      return std::tanh(x);
  }
}

}  // namespace

TEST_CASE("every set of kernels multiplies like Eigen, whatever the number of rows") {
  for_each_set([](const Kernels& kernels) {
    for (Index rows = 1; rows < 30; ++rows)
      for (const Index depth : {1, 2, 31, 64}) {
        CAPTURE(rows);
        CAPTURE(depth);
        const Product product(kernels, rows, depth);
        Matrix expected = product.a.leftCols(depth) * product.b;
        expected.rowwise() += product.bias.transpose();
        CHECK((product.by(kernels, 0, rows) - expected).cwiseAbs().maxCoeff() < 2e-7F * static_cast<float>(depth + 4));
      }
  });
}

TEST_CASE("a row of a product is the same to the last bit whichever rows are computed with it") {
  for_each_set([](const Kernels& kernels) {
    const Product product(kernels, 29, 50);
    const Matrix all = product.by(kernels, 0, 29);
    for (const auto& [begin, rows] : std::initializer_list<std::pair<Index, Index>>{{0, 1}, {3, 7}, {16, 13}})
      CHECK(product.by(kernels, begin, rows) == all.middleRows(begin, rows));
  });
}

TEST_CASE("a product over nothing is the bias") {
  for_each_set([](const Kernels& kernels) {
    const Product product(kernels, 3, 0);
    CHECK(product.by(kernels, 0, 3) == product.bias.transpose().replicate(3, 1));
  });
}

TEST_CASE(
    "every set's softmax is exp(s) times the scale that it returns, 1 / sum exp(s), and what lies behind the row up to the "
    "next panel becomes 0") {
  for_each_set([](const Kernels& kernels) {
    for (Index count = 1; count < 70; ++count) {
      const Index room = (count + kernels.panel - 1) / kernels.panel * kernels.panel;
      Vector row = Vector::Random(room + 1) * 20;
      const Eigen::ArrayXd powers = row.head(count).cast<double>().array().exp();
      const float behind = row[room];
      const float scale = kernels.softmax(row.data(), count);
      CHECK((row.head(count).cast<double>().array() * static_cast<double>(scale) - powers / powers.sum()).abs().maxCoeff() <
            1e-6);
      CHECK((row.segment(count, room - count).array() == 0).all());
      CHECK(row[room] == behind);
    }
  });
}

TEST_CASE("the scale of a row in which nothing may be seen is 0") {
  for_each_set([](const Kernels& kernels) {
    Vector row = Vector::Constant(kernels.panel, std::numeric_limits<float>::lowest());
    CHECK(kernels.softmax(row.data(), 5) == 0);
    CHECK(row.allFinite());
  });
}

TEST_CASE("every activation of every set equals its definition in double precision") {
  for_each_set([](const Kernels& kernels) {
    for (const Activation activation : {Activation::relu, Activation::relu_squared, Activation::gelu, Activation::gelu_tanh,
                                        Activation::gelu_sigmoid, Activation::silu, Activation::tanh}) {
      CAPTURE(std::string(name(activation)));
      const Vector x = Vector::LinSpaced(4001, -100, 100);
      Matrix y(1, 4002);
      y << x.transpose(), 5;
      kernels.activate(activation, y.data(), 4002, 1, 4001);
      for (Index i = 0; i < x.size(); ++i) {
        const double expected = definition(activation, static_cast<double>(x[i]));
        CHECK(std::abs(static_cast<double>(y(0, i)) - expected) < 2e-6 * (1 + std::abs(expected)));
      }
      CHECK(y(0, 4001) == 5);
    }
  });
}

TEST_CASE("every set norms rows of any length; without a bias the mean is left alone") {
  for_each_set([](const Kernels& kernels) {
    for (const Index count : {1, 5, 16, 37, 384}) {
      const Vector x = Vector::Random(count).array() * 3 + 1, weight = Vector::Random(count), bias = Vector::Random(count);
      const auto centred = x.array() - x.mean();
      const Vector layer = centred / std::sqrt(centred.square().mean() + 1e-5F) * weight.array() + bias.array();
      const Vector rms = x.array() / std::sqrt(x.array().square().mean() + 1e-5F) * weight.array();
      Vector y(count);
      kernels.normalize(x.data(), y.data(), count, weight.data(), bias.data(), 1e-5F);
      CHECK((y - layer).cwiseAbs().maxCoeff() < 1e-5F);
      kernels.normalize(x.data(), y.data(), count, weight.data(), nullptr, 1e-5F);
      CHECK((y - rms).cwiseAbs().maxCoeff() < 1e-5F);
    }
  });
}

TEST_CASE("streaming copies and scales exactly, wherever a row begins and ends") {
  for_each_set([](const Kernels& kernels) {
    const Vector from = Vector::Random(200);
    for (Index begin = 0; begin < 20; ++begin)
      for (const Index count : {0, 1, 15, 16, 17, 100}) {
        Vector to = Vector::Constant(200, 7);
        kernels.stream(from.data(), 2, to.data() + begin, count);
        CHECK(to.segment(begin, count) == 2 * from.head(count));
        CHECK((to.head(begin).array() == 7).all());
        CHECK((to.tail(200 - begin - count).array() == 7).all());
      }
  });
}
