#include "core/format/roles_json.h"

#include <doctest/doctest.h>

#include "core/base/error.h"
#include "tests/core/complaint.h"
#include "tests/core/format/model_folder.h"
#include "tests/core/tiny.h"

using namespace headlight;

namespace {

RoleScores role(const std::string& name, Stack stack, int layers, int heads, std::vector<double> scores) {
  RoleScores role;
  role.role = name, role.stack = stack;
  role.what = "points “there”", role.score_name = "words", role.count = 83;
  role.baseline.name = "best fixed offset (−1)", role.baseline.score = .4819;
  role.layers = layers, role.heads = heads;
  role.scores = std::move(scores);
  return role;
}

HeadScores scores() {
  HeadScores scores;
  scores.sentences = 240;
  scores.roles = {role("its nmod:poss", Stack::encoder, 3, 3, {.1, .2, .3, .4, .5, .6, .7, .8, 1}),
                  role("reach", Stack::decoder, 2, 3, {1.5, 2, 3, 4, 5, 6})};
  scores.roles[0].label_from = .5819;
  scores.roles[0].untrained = {0, 0, 0, 0, 0, .1234, 0, 0, 0};
  return scores;
}

std::string failure(const std::string& text) {
  return complaint_of([&] { read_roles(text, tiny::config(), 7, "roles.json"); });
}

std::string with(const std::string& old, const std::string& changed) {
  std::string text = write_roles(scores(), 7);
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), changed);
}

}  // namespace

TEST_CASE("what is written is read again, digit for digit") {
  const auto read = read_roles(write_roles(scores(), 7), tiny::config(), 7, "roles.json");
  REQUIRE(read.has_value());
  CHECK(*read == scores());
}

TEST_CASE("what was measured with other weights is not read") {
  CHECK_FALSE(read_roles(write_roles(scores(), 7), tiny::config(), 8, "roles.json").has_value());
  const std::string of_another_shape = with("[0.4,0.5,0.6],", "");
  CHECK_FALSE(read_roles(of_another_shape, tiny::config(), 8, "roles.json").has_value());
}

TEST_CASE("two files of weights that differ in one bit, or in length, have different fingerprints") {
  std::vector<std::byte> weights(1001, std::byte{3});
  const std::uint64_t before = fingerprint(weights);
  CHECK(fingerprint(weights) == before);
  weights[1000] = std::byte{2};
  CHECK(fingerprint(weights) != before);
  weights[1000] = std::byte{3};
  weights.push_back(std::byte{0});
  CHECK(fingerprint(weights) != before);
}

TEST_CASE("weights in several files have one fingerprint that depends on each of them") {
  const std::vector<std::byte> a(64, std::byte{1}), b(64, std::byte{2});
  CHECK(fingerprint(b, fingerprint(a)) != fingerprint(a, fingerprint(b)));
  CHECK(fingerprint(b, fingerprint(a)) != fingerprint(b));
}

TEST_CASE("a damaged roles.json is one sentence that names it") {
  CHECK(failure("[") == "roles.json is not JSON (at byte 2)");
  CHECK(failure("{}") == "roles.json has no \"weights\"");
  CHECK(failure(with("\"encoder\"", "\"tower\"")) == "roles.json: a stack is encoder, decoder or cross, not \"tower\"");
  CHECK(failure(with("[0.4,0.5,0.6],", "")) == "roles.json: \"scores\" should be a list of 3 to 3, not of 2");
  CHECK(failure(with("[0.4,0.5,0.6]", "[0.4,0.5]")) ==
        "roles.json: \"scores\" should have a row of 3 heads for every layer");
  CHECK(failure(with("0.1234", "null")) == "roles.json: \"untrained\" should hold numbers, not null");
}

TEST_CASE("a model's folder may bring roles.json: its labels stand behind the guided heads") {
  model_folder::Bytes bytes("pre-relu");
  const auto weights = tensor_file::bytes(bytes.weights);
  HeadScores measured;
  measured.roles = {role("det", Stack::encoder, 2, 4, {0, 0, 0, .9, 0, 0, 0, 0})};
  measured.roles[0].label_from = .6;
  const std::string config = bytes.config.dump();
  const auto load = [&](const std::string& roles) {
    return load_model({"tiny", config, bytes.source, bytes.target, weights, roles});
  };
  const ModelPtr model = load(write_roles(measured, fingerprint(weights)));
  REQUIRE(model->scores != nullptr);
  CHECK(*model->scores == measured);
  CHECK(model->config.roles.back().head == HeadId{Stack::encoder, 0, 3});
  CHECK(load(write_roles(measured, 1))->scores == nullptr);
  CHECK(load("")->scores == nullptr);
  CHECK_THROWS_AS(load("no"), Error);
}
