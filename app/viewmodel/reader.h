#pragma once

#include <string>
#include <vector>

#include "app/viewmodel/selection.h"
#include "core/analysis/attention_table.h"

namespace headlight {

struct Reading {
  std::string word;
  int key = 0;
  float weight = 0;
};

/// The side panel: what one word read, what its head is, how sure we are. Never "why".
struct ReaderModel {
  std::string heading;  // "This head read from"
  std::string word;     // "it"; empty when nothing is selected
  std::string where;    // "in L2H0"
  std::string role;     // "coreference"; empty when nothing is known
  bool trained = false;
  std::string about;              // see `about`
  std::vector<Reading> readings;  // strongest first, at most five
  std::string rest;               // "6 others together 0.03"; empty when all are shown
  std::string sink;               // says what a sink is when most went to a special token; else empty
};

/// A query lists what it read, a key who read it; nothing selected leaves the readings empty. `role` may be null.
ReaderModel reader_model(const AttentionTable& table, const HeadRole* role, Selection selection);

/// "Points from a pronoun to what it stands for."
std::string purpose(const HeadRole& role);

/// "Points from a pronoun to what it stands for: 97 % (unseen twins). Nearest noun 50 %, untrained weights 11 %."
/// A score that has nothing to be compared with is left out.
std::string about(const HeadRole& role);

}  // namespace headlight
