#pragma once

#include <string>
#include <vector>

#include "core/model/blocks.h"
#include "core/model/head.h"

namespace headlight {

/// How an encoder-decoder writes a sentence: ids of the target vocabulary.
struct Writing {
  int begin = -1, end = -1;     // the token that is read first, and the one that ends the sentence
  std::vector<int> never = {};  // tokens that are never written
  bool ends_in_time = false;    // the last token that there is room for is always the end token
  bool renormalizes = false;    // what may be written is given all the probability when sentences are compared
};

/// The shape of a model and what is said about it on screen.
struct ModelConfig {
  std::string name;
  std::string languages;   // "en → fr", or empty
  std::string trained_on;  // one sentence: the data, and which heads were guided
  Blocks encoder;          // reads the text, where there is one
  Blocks decoder;          // reads the target when it has cross-attention, else the text
  bool predicts = true;    // whether the decoder's states can be turned into a choice of the next token
  Writing writing;
  std::vector<HeadRole> roles;  // guided heads first, then the labels that were measured

  bool translates() const { return decoder.layers > 0 && decoder.cross_attention; }
  /// The stack that reads the text.
  const Blocks& reader() const { return encoder.layers > 0 ? encoder : decoder; }
  Stack reader_stack() const { return encoder.layers > 0 ? Stack::encoder : Stack::decoder; }
};

}  // namespace headlight
