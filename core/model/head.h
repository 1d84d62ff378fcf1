#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// Where a head sits. Encoder-only and decoder-only models use just one of the first two.
enum class Stack { encoder, decoder, cross };

std::string_view name(Stack stack);        // "encoder", "decoder", "cross"
Stack parse_stack(std::string_view name);  // throws Error naming what was given

/// One attention head; layers and heads count from 0.
struct HeadId {
  Stack stack = Stack::encoder;
  int layer = 0;
  int head = 0;

  auto operator<=>(const HeadId&) const = default;
};

std::string name(HeadId head);  // "L2H5"

/// A number measured for a head's role, beside what it must be compared with.
struct Baseline {
  std::string name;
  double score = 0;

  bool operator==(const Baseline&) const = default;
};

/// What one head does: trained towards it, or found by measuring.
struct HeadRole {
  HeadId head;
  std::string role;        // "coreference", "previous", …
  bool trained = false;    // true: an auxiliary loss pushed this head towards the role; the badge must say so
  std::string what;        // one line for people: "points from a pronoun to what it stands for"
  double score = 0;        // 0..1
  std::string score_name;  // what the score counts
  std::vector<Baseline> baselines;
};

}  // namespace headlight
