#include "core/nn/probe.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/nn/decoder.h"
#include "core/nn/encoder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

const std::vector<int> source = {3, 1, 4, 1, 5, 9, 2, 6}, target = {2, 7, 1, 8, 2};

struct Everything : Probe {
  std::map<Place, Matrix> seen;
  void see(const Place& place, const MatrixView& values) override { CHECK(seen.emplace(place, values).second); }

  const Matrix& at(Stack stack, int layer, Site site, int head = -1) const { return seen.at({stack, layer, site, head}); }
};

Everything watch(const Model& model) {
  Everything probe;
  const Matrix states = encode(model, source, {{}, &probe});
  Decoder(model, states, 5).read(target, {{}, &probe});
  return probe;
}

Matrix columns(const Matrix& all, int head) { return all.middleCols(head * 4, 4); }  // k = 12 / 3

/// Straight from the definition, in double precision.
Matrix softmax(const Matrix& scores, bool causal) {
  Eigen::MatrixXd e = scores.cast<double>().array().exp();
  if (causal) e = e.triangularView<Eigen::Lower>();
  return (e.array().colwise() / e.rowwise().sum().array()).cast<float>();
}

}  // namespace

TEST_CASE("what a probe sees of a head obeys the formulas: scores = QKᵀ/√k, weights = softmax(scores), output = weights V") {
  const Everything probe = watch(tiny::model());
  for (const auto& [place, weights] : probe.seen) {
    if (place.site != Site::weights) continue;
    CAPTURE(name(place.stack));
    CAPTURE(name(HeadId{place.stack, place.layer, place.head}));
    const auto see = [&, &at = place](Site site, int head = -1) -> const Matrix& {
      return probe.at(at.stack, at.layer, site, head);
    };
    const Matrix &queries = see(Site::queries), &keys = see(Site::keys), &values = see(Site::values);
    const Matrix& scores = see(Site::scores, place.head);
    const Matrix expected = columns(queries, place.head) * columns(keys, place.head).transpose() / std::sqrt(4.F);
    CHECK(tiny::difference(scores, expected) < 1e-5F);
    CHECK(tiny::difference(weights, softmax(scores, place.stack == Stack::decoder)) < 1e-6F);
    CHECK(tiny::difference(see(Site::head_output, place.head), weights * columns(values, place.head)) < 1e-5F);
  }
}

TEST_CASE("what a probe sees of the stream adds up: a pre-norm residual is the input plus the attention's output") {
  const Everything probe = watch(tiny::model(NormOrder::pre));
  for (int layer = 0; layer < 3; ++layer) {
    const auto see = [&](Site site) -> const Matrix& { return probe.at(Stack::encoder, layer, site); };
    CHECK(tiny::difference(see(Site::attention_residual), see(Site::input) + see(Site::attention_output)) < 1e-6F);
    CHECK(tiny::difference(see(Site::output), see(Site::attention_residual) + see(Site::feed_forward_output)) < 1e-6F);
    if (layer > 0) CHECK(see(Site::input) == probe.at(Stack::encoder, layer - 1, Site::output));
  }
}

TEST_CASE("in a post-norm model each sublayer reads the stream as it is and leaves it normed") {
  const Everything probe = watch(tiny::model(NormOrder::post));
  for (int layer = 0; layer < 3; ++layer) {
    const auto see = [&](Site site) -> const Matrix& { return probe.at(Stack::encoder, layer, site); };
    CHECK(see(Site::attention_input) == see(Site::input));
    CHECK(see(Site::feed_forward_input) == see(Site::attention_residual));
    CHECK(see(Site::output).rowwise().mean().cwiseAbs().maxCoeff() < 1e-6F);
    CHECK((see(Site::output).rowwise().squaredNorm().array() / 12 - 1).abs().maxCoeff() < 1e-3F);
  }
  CHECK(probe.at(Stack::encoder, 3, Site::final_state) == probe.at(Stack::encoder, 2, Site::output));
}

TEST_CASE("every site is reported once for each layer, and once a head where heads differ") {
  const Everything probe = watch(tiny::model());
  std::map<std::pair<Stack, Site>, int> count;
  for (const auto& [place, values] : probe.seen) ++count[{place.stack, place.site}];
  for (int i = 0; i < site_count; ++i) {
    const Site site = static_cast<Site>(i);
    CAPTURE(name(site));
    const int heads = per_head(site) ? 3 : 1;
    CHECK(count[{Stack::encoder, site}] == (site == Site::final_state ? 1 : 3 * heads));
    CHECK(count[{Stack::decoder, site}] == (site == Site::final_state ? 1 : 2 * heads));
  }
  CHECK(count[{Stack::cross, Site::weights}] == 2 * 3);
}

TEST_CASE("listening changes no bit of the result") {
  const Model model = tiny::model();
  Everything probe;
  CHECK(encode(model, source, {{}, &probe}) == encode(model, source));
}

TEST_CASE("sites are found by their names") {
  for (int i = 0; i < site_count; ++i) CHECK(parse_site(name(static_cast<Site>(i))) == static_cast<Site>(i));
  CHECK_THROWS_WITH_AS(parse_site("soul"), "no place in a forward pass is called \"soul\"", Error);
}
