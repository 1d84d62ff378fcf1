#include "core/model/untrained.h"

#include <cmath>
#include <random>

namespace headlight {
namespace {

using Random = std::mt19937;

template <class Distribution>
Matrix draw(Index rows, Index columns, Distribution distribution, Random& random) {
  return Matrix::NullaryExpr(rows, columns, [&] { return distribution(random); });
}

Linear linear(Index in, Index out, Random& random) {
  const float limit = std::sqrt(6.F / static_cast<float>(in + out));
  return {draw(in, out, std::uniform_real_distribution<float>(-limit, limit), random), Vector::Zero(out)};
}

Matrix embedding(Index vocabulary, Index d, Random& random) {
  return draw(vocabulary, d, std::normal_distribution<float>(0, 1 / std::sqrt(static_cast<float>(d))), random);
}

LayerNorm norm(Index d) { return {Vector::Ones(d), Vector::Zero(d)}; }

AttentionWeights attention(Index d, Random& random) {
  return {linear(d, d, random), linear(d, d, random), linear(d, d, random), linear(d, d, random)};
}

FeedForward feed_forward(Index d, Index f, Random& random) { return {linear(d, f, random), linear(f, d, random)}; }

}  // namespace

Model untrained(const ModelConfig& config, std::uint32_t seed) {
  Random random(seed);
  const Index d = config.d_model, f = config.d_ff;
  Model model;
  model.config = config;
  model.source_embedding = embedding(config.source_vocabulary, d, random);
  for (int layer = 0; layer < config.encoder_layers; ++layer)
    model.encoder.push_back({attention(d, random), feed_forward(d, f, random), norm(d), norm(d)});
  model.encoder_norm = norm(d);
  if (config.decoder_layers == 0) return model;

  model.target_embedding = embedding(config.target_vocabulary, d, random);
  model.output_bias = Vector::Zero(config.target_vocabulary);
  for (int layer = 0; layer < config.decoder_layers; ++layer)
    model.decoder.push_back(
        {attention(d, random), attention(d, random), feed_forward(d, f, random), norm(d), norm(d), norm(d)});
  model.decoder_norm = norm(d);
  return model;
}

}  // namespace headlight
