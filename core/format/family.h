#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/format/config_json.h"
#include "core/model/config.h"

namespace headlight {

// Where a checkpoint keeps its weights: names of tensors without ".weight" and ".bias". Several names are put side by side
// in that order; an empty name is a part that the family does not have.

struct AttentionNames {
  std::vector<std::string> projections = {};  // queries, keys, values; or one tensor that holds all three
  std::string output = {}, norm = {};
  std::string query_norm = {}, key_norm = {};
};

struct StackNames {
  std::vector<std::string> embedding = {};  // the first of these that there is; none: a decoder that shares the encoder's
  std::string positions = {}, token_types = {}, embedding_norm = {}, final_norm = {};
  std::string layers = {};  // "encoder.layer.": before a layer's number; what follows is in the names below, after a dot
  AttentionNames self_attention = {}, cross_attention = {};
  std::vector<std::string> inner = {};  // or the gate and the inner map
  std::string outer = {}, feed_forward_norm = {};
};

/// All that has to be known of a checkpoint to read it: what its blocks do, and where they are in its files.
struct Plan {
  ModelConfig config;
  StackNames encoder, decoder;
  std::string prefix;                  // "bert.": before all names of the stacks, or before none
  std::string output;                  // the output projection where it is not tied; read when it is there
  std::string output_bias;             // read when it is there
  bool in_out = false;                 // weights lie as (in, out), not as torch.nn.Linear's (out, in)
  bool unscaled_scores = false;        // not divided by √k: the queries' weights are read √k times as large
  bool scores_by_layer = false;        // divided by the layer's number from 1 too: the queries' weights are
  bool strict = false;                 // every tensor of the file must be called for, not only those of the layers
  std::string begin_token, end_token;  // pieces that become config.writing's ids once the tokenizer is read
};

/// A family of models. Each file of core/format/families defines one, `Family headlight::families::NAME()` in NAME.cpp; the
/// table of them all is written by CMake from that folder, so that a new family is one new file.
struct Family {
  std::vector<std::string_view> model_types;  // what config.json calls it
  Plan (*plan)(const ConfigJson&);
};

/// d / h. Throws Error naming `key`, which gave d, when the heads do not share it evenly.
int even_head_width(const ConfigJson& config, const char* key, const Blocks& blocks);

/// The plan of the family that config.json names. Throws Error listing the families that there are when it is none of
/// them, and for every member that is wrong or asks for something that we do not have.
Plan plan_of(const ConfigJson& config);

}  // namespace headlight
