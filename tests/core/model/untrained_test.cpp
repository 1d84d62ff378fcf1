#include "core/model/untrained.h"

#include <doctest/doctest.h>

#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("an untrained model has the parameters that its shape asks for") {
  ModelConfig config;
  config.d_model = 256, config.heads = 8, config.d_ff = 1024;
  config.encoder_layers = 4, config.decoder_layers = 4;
  config.source_vocabulary = 10000, config.target_vocabulary = 7000;
  const std::size_t attention = 4 * (256 * 256 + 256), feed_forward = 2 * 256 * 1024 + 1024 + 256, norm = 2 * 256;
  const std::size_t encoder = 4 * (attention + feed_forward + 2 * norm) + norm;
  const std::size_t decoder = 4 * (2 * attention + feed_forward + 3 * norm) + norm;
  CHECK(untrained(config).parameter_count() == 10000 * 256 + 7000 * 256 + 7000 + encoder + decoder);
}

TEST_CASE("the same seed gives the same weights, another seed others") {
  const ModelConfig config = tiny::config();
  const auto query = [&](std::uint32_t seed) { return untrained(config, seed).decoder[1].cross_attention.query.weight; };
  CHECK(query(1) == query(1));
  CHECK(query(1) != query(2));
}

TEST_CASE("a model without a decoder has no target embedding") {
  ModelConfig config = tiny::config();
  config.decoder_layers = 0;
  CHECK(untrained(config).decoder.empty());
  CHECK(untrained(config).target_embedding.size() == 0);
}
