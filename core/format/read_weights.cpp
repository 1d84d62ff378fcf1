#include "core/format/read_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace headlight {
namespace {

using Sizes = std::vector<Index>;

/// Reads the parts of one stack.
class StackReader {
 public:
  StackReader(TensorSource& tensors, const StackNames& names, const Blocks& blocks, std::string prefix, bool in_out)
      : tensors_(tensors), names_(names), blocks_(blocks), prefix_(std::move(prefix)), in_out_(in_out) {}

  StackWeights stack() const {
    StackWeights stack;
    const Positions& positions = blocks_.positions;
    if (!names_.embedding.empty()) stack.embedding = table(embedding_name(), blocks_.vocabulary);
    if (positions.kind == PositionKind::learned) stack.positions = table(prefix_ + names_.positions, positions.rows);
    if (blocks_.token_types > 0) stack.token_types = table(prefix_ + names_.token_types, blocks_.token_types);
    if (blocks_.embedding_norm) stack.embedding_norm = norm(prefix_ + names_.embedding_norm);
    for (int i = 0; i < blocks_.layers; ++i)
      stack.layers.push_back(layer(prefix_ + names_.layers + std::to_string(i) + "."));
    if (blocks_.final_norm) stack.final_norm = norm(prefix_ + names_.final_norm);
    return stack;
  }

 private:
  Layer layer(const std::string& at) const {
    Layer layer;
    layer.self_attention = attention(at, names_.self_attention);
    layer.self_attention_norm = norm(at + names_.self_attention.norm);
    if (blocks_.cross_attention) {
      layer.cross_attention = attention(at, names_.cross_attention);
      layer.cross_attention_norm = norm(at + names_.cross_attention.norm);
    }
    const Index d = blocks_.d_model, f = blocks_.d_ff;
    const bool biased = blocks_.feed_forward_bias;
    layer.feed_forward = {linear(at, names_.inner, d, blocks_.gated ? Sizes{f, f} : Sizes{f}, biased),
                          linear(at, {names_.outer}, f, {d}, biased)};
    layer.feed_forward_norm = norm(at + names_.feed_forward_norm);
    return layer;
  }

  AttentionWeights attention(const std::string& at, const AttentionNames& names) const {
    const Index d = blocks_.d_model, queries = blocks_.queries_width(), keys = blocks_.keys_width();
    const Sizes sizes = names.projections.size() == 1 ? Sizes{queries + 2 * keys} : Sizes{queries, keys, keys};
    AttentionWeights attention{linear(at, names.projections, d, sizes, blocks_.projection_bias),
                               linear(at, {names.output}, queries, {d}, blocks_.output_bias),
                               {},
                               {}};
    if (blocks_.query_key_norms) {
      attention.query_norm = tensors_.vector(at + names.query_norm + ".weight", blocks_.head_width);
      attention.key_norm = tensors_.vector(at + names.key_norm + ".weight", blocks_.head_width);
    }
    return attention;
  }

  /// Several maps of the same input side by side. Their tensors are all checked before the whole is allocated.
  Linear linear(const std::string& at, const std::vector<std::string>& names, Index in, const Sizes& out,
                bool biased) const {
    std::vector<Matrix> weights;
    std::vector<Vector> biases;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name = at + names[i];
      weights.push_back(in_out_ ? tensors_.matrix(name + ".weight", in, out[i])
                                : tensors_.matrix(name + ".weight", out[i], in));
      if (biased) biases.push_back(tensors_.vector(name + ".bias", out[i]));
    }
    const Index total = std::accumulate(out.begin(), out.end(), Index{0});
    Matrix whole(in, total);
    Vector bias(biased ? total : 0);
    Index begin = 0;
    for (std::size_t i = 0; i < names.size(); begin += out[i++]) {
      auto columns = whole.middleCols(begin, out[i]);
      if (in_out_)
        columns = weights[i];
      else
        columns = weights[i].transpose();
      if (biased) bias.segment(begin, out[i]) = biases[i];
    }
    return {whole, bias};
  }

  /// Old checkpoints call a norm's weight gamma and its bias beta.
  Norm norm(const std::string& name) const {
    const bool old = tensors_.has(name + ".gamma");
    Norm norm{tensors_.vector(name + (old ? ".gamma" : ".weight"), blocks_.d_model), {}};
    if (blocks_.norm == NormKind::layer) norm.bias = tensors_.vector(name + (old ? ".beta" : ".bias"), blocks_.d_model);
    return norm;
  }

  Matrix table(const std::string& name, Index rows) const {
    return tensors_.matrix(name + ".weight", rows, blocks_.d_model);
  }

  /// With the prefix or, as output projections are, without.
  std::string embedding_name() const {
    for (const std::string& name : names_.embedding)
      for (const std::string& full : {prefix_ + name, name})
        if (tensors_.has(full + ".weight")) return full;
    return prefix_ + names_.embedding.front();
  }

  TensorSource& tensors_;
  const StackNames& names_;
  const Blocks& blocks_;
  std::string prefix_;
  bool in_out_;
};

/// Options that scale scores become scales of the queries.
void scale_queries(const Plan& plan, const Blocks& blocks, StackWeights& stack) {
  float divisor = 1;
  for (Layer& layer : stack.layers) {
    const float scale = (plan.unscaled_scores ? std::sqrt(static_cast<float>(blocks.head_width)) : 1) / divisor;
    if (plan.scores_by_layer) ++divisor;
    Linear& projections = layer.self_attention.projections;
    Matrix weight = projections.weight.unpacked();
    weight.leftCols(blocks.queries_width()) *= scale;
    projections.weight = weight;
    if (projections.bias.size() > 0) projections.bias.head(blocks.queries_width()) *= scale;
  }
}

void read_output(const Plan& plan, TensorSource& tensors, Model& model) {
  const Blocks& blocks = plan.config.decoder;
  if (!plan.output.empty()) {
    model.config.predicts = tensors.has(plan.output + ".weight");
    if (model.config.predicts) model.output = tensors.matrix(plan.output + ".weight", blocks.vocabulary, blocks.d_model);
  }
  if (tensors.has(plan.output_bias)) model.output_bias = tensors.row(plan.output_bias, blocks.vocabulary);
}

}  // namespace

void read_weights(const Plan& plan, TensorSource& tensors, Model& model) {
  const std::string prefix = tensors.has_any_with(plan.prefix) ? plan.prefix : "";
  if (plan.config.encoder.layers > 0)
    model.encoder = StackReader(tensors, plan.encoder, plan.config.encoder, prefix, plan.in_out).stack();
  if (plan.config.decoder.layers > 0) {
    model.decoder = StackReader(tensors, plan.decoder, plan.config.decoder, prefix, plan.in_out).stack();
    if (plan.unscaled_scores || plan.scores_by_layer) scale_queries(plan, plan.config.decoder, model.decoder);
    read_output(plan, tensors, model);
  }
  if (plan.strict) return tensors.expect_all_read();
  for (const StackNames* names : {&plan.encoder, &plan.decoder})
    if (!names->layers.empty()) tensors.expect_all_read(prefix + names->layers);
}

}  // namespace headlight
