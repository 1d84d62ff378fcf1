#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/model/contrast_model.h"

namespace headlight {

/// What an encoder that came before the Transformer makes of a sentence.
struct ContrastEncoding {
  /// 0: what enters the first layer, (n, d) embeddings of a recurrent model or (n, s) widened ones of a convolutional one;
  /// l: what leaves the l-th, (n, s). Of a recurrent layer's row i the left half has read words 0 to i, the right half words
  /// n - 1 to i; a convolutional layer's row i has seen l words to each side.
  std::vector<Matrix> layers;
  Matrix states;   // (n, s) the last layer's, normed in a convolutional model: what attention and pointer see
  Matrix summary;  // (1, s) the whole sentence in one vector: both directions' last states, or the mean of all states
};

/// Throws Error for no ids and for ids outside the vocabulary, Cancelled between layers.
ContrastEncoding encode(const ContrastModel& model, std::span<const int> ids, const std::stop_token& stop = {});

/// Where each word's state points: softmax(Q Kᵀ / √p), trained to point from a pronoun to what it stands for. It is read off
/// the states; nothing in the model reads it.  states (n, s); returns (n, n)
Matrix pointer_weights(const ContrastModel& model, const MatrixView& states);

}  // namespace headlight
