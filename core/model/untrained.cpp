#include "core/model/untrained.h"

#include <cmath>
#include <random>

namespace headlight {
namespace {

/// Draws the weights of one stack.
class Drawer {
 public:
  Drawer(const Blocks& blocks, std::mt19937& random) : blocks_(blocks), random_(random) {}

  StackWeights stack() {
    StackWeights stack;
    stack.embedding = rows(blocks_.vocabulary);
    if (blocks_.positions.kind == PositionKind::learned) stack.positions = rows(blocks_.positions.rows);
    if (blocks_.token_types > 0) stack.token_types = rows(blocks_.token_types);
    if (blocks_.embedding_norm) stack.embedding_norm = norm();
    for (int i = 0; i < blocks_.layers; ++i) stack.layers.push_back(layer());
    if (blocks_.final_norm) stack.final_norm = norm();
    return stack;
  }

 private:
  Layer layer() {
    Layer layer;
    layer.self_attention = attention(), layer.self_attention_norm = norm();
    if (blocks_.cross_attention) layer.cross_attention = attention(), layer.cross_attention_norm = norm();
    layer.feed_forward = feed_forward(), layer.feed_forward_norm = norm();
    return layer;
  }

  AttentionWeights attention() {
    const Index d = blocks_.d_model, queries = blocks_.queries_width(), keys = blocks_.keys_width();
    AttentionWeights attention;
    Matrix projections(d, queries + 2 * keys);
    projections << xavier(d, queries), xavier(d, keys), xavier(d, keys);
    attention.projections = {projections, bias(blocks_.projection_bias, queries + 2 * keys)};
    attention.output = {xavier(queries, d), bias(blocks_.output_bias, d)};
    if (blocks_.query_key_norms) attention.query_norm = attention.key_norm = Vector::Ones(blocks_.head_width);
    return attention;
  }

  FeedForward feed_forward() {
    const Index d = blocks_.d_model, f = blocks_.d_ff, inner = blocks_.gated ? 2 * f : f;
    Matrix weight(d, inner);
    for (Index begin = 0; begin < inner; begin += f) weight.middleCols(begin, f) = xavier(d, f);
    return {{weight, bias(blocks_.feed_forward_bias, inner)}, {xavier(f, d), bias(blocks_.feed_forward_bias, d)}};
  }

  Norm norm() const {
    const Index d = blocks_.d_model;
    return {Vector::Ones(d), blocks_.norm == NormKind::layer ? Vector::Zero(d).eval() : Vector()};
  }

  static Vector bias(bool wanted, Index size) { return Vector::Zero(wanted ? size : 0); }

  Matrix xavier(Index in, Index out) {
    const float limit = std::sqrt(6.F / static_cast<float>(in + out));
    return draw(in, out, std::uniform_real_distribution<float>(-limit, limit));
  }

  Matrix rows(Index count) {
    const Index d = blocks_.d_model;
    return draw(count, d, std::normal_distribution<float>(0, 1 / std::sqrt(static_cast<float>(d))));
  }

  template <class Distribution>
  Matrix draw(Index rows, Index columns, Distribution distribution) {
    return Matrix::NullaryExpr(rows, columns, [&] { return distribution(random_); });
  }

  const Blocks& blocks_;
  std::mt19937& random_;
};

}  // namespace

Model untrained(const ModelConfig& config, std::uint32_t seed) {
  std::mt19937 random(seed);
  Model model;
  model.config = config;
  if (config.encoder.layers > 0) model.encoder = Drawer(config.encoder, random).stack();
  if (config.decoder.layers == 0) return model;
  model.decoder = Drawer(config.decoder, random).stack();
  if (config.translates()) model.output_bias = Vector::Zero(config.decoder.vocabulary);
  return model;
}

}  // namespace headlight
