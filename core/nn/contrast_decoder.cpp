#include "core/nn/contrast_decoder.h"

#include "core/math/product.h"
#include "core/math/softmax.h"
#include "core/nn/additive_attention.h"
#include "core/nn/layer.h"
#include "core/nn/linear.h"
#include "core/nn/recurrent.h"

namespace headlight {
namespace {

Matrix side_by_side(const Matrix& left, const Matrix& right) {
  Matrix both(left.rows(), left.cols() + right.cols());
  both << left, right;
  return both;
}

}  // namespace

ContrastDecoder::ContrastDecoder(const ContrastModel& model, const ContrastEncoding& source)
    : model_(model), source_(source), state_(linear(source.summary, model.start).array().tanh()) {
  if (!model.attends()) return;
  prepared_.resize(source.states.rows(), model.attention.memory.cols());
  product(source.states, model.attention.memory, prepared_);
}

Matrix ContrastDecoder::read(int id) {
  const Matrix embedded = rows_of(*model_.embeddings.target, {&id, 1}, model_.config.embedding_scale, model_.config.name);
  const Matrix& seen = look();
  advance(model_.cell, linear(side_by_side(embedded, seen), model_.cell.input), state_);
  return linear(side_by_side(state_, seen), model_.output);
}

/// What the decoder sees of the source, (1, s): the summary, or the encoder's states weighed by attention.
const Matrix& ContrastDecoder::look() {
  if (!model_.attends()) return source_.summary;
  weights_ = additive_weights(model_.attention, state_, prepared_);
  seen_.resize(1, source_.states.cols());
  product(weights_, source_.states, seen_);
  return seen_;
}

Matrix ContrastDecoder::log_probabilities(const MatrixView& output) const {
  const Embeddings& embeddings = model_.embeddings;
  Matrix logits(1, embeddings.target->rows());
  product(output, *embeddings.target, logits, {.transpose = true});
  if (embeddings.bias->size() > 0) logits += embeddings.bias->transpose();
  return log_softmax(logits).transpose();
}

}  // namespace headlight
