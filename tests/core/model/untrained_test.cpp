#include "core/model/untrained.h"

#include <doctest/doctest.h>

#include "tests/core/tiny.h"

using namespace headlight;

TEST_CASE("an untrained model has the parameters that its shape asks for") {
  ModelConfig config = tiny::config();
  for (Blocks* blocks : {&config.encoder, &config.decoder}) {
    blocks->layers = 4, blocks->d_model = 256, blocks->d_ff = 1024;
    blocks->heads = blocks->key_value_heads = 8, blocks->head_width = 32;
  }
  config.encoder.vocabulary = 10000, config.decoder.vocabulary = 7000;
  const std::size_t attention = 4 * (256 * 256 + 256), feed_forward = 2 * 256 * 1024 + 1024 + 256, norm = 2 * 256;
  const std::size_t encoder = 4 * (attention + feed_forward + 2 * norm) + norm;
  const std::size_t decoder = 4 * (2 * attention + feed_forward + 3 * norm) + norm;
  CHECK(untrained(config).parameter_count() == 10000 * 256 + 7000 * 256 + 7000 + encoder + decoder);
}

TEST_CASE("the same seed gives the same weights, another seed others") {
  const ModelConfig config = tiny::config();
  const auto query = [&](std::uint32_t seed) {
    return untrained(config, seed).decoder.layers[1].cross_attention.projections.weight;
  };
  CHECK(query(1) == query(1));
  CHECK(query(1) != query(2));
}

TEST_CASE("a model without a decoder has no target embedding") {
  ModelConfig config = tiny::config();
  config.decoder.layers = 0;
  CHECK(untrained(config).decoder.layers.empty());
  CHECK(untrained(config).decoder.embedding.size() == 0);
}
