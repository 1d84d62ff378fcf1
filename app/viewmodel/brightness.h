#pragma once

#include <string>

#include "core/analysis/attention_table.h"

namespace headlight {

/// Texts of more words are drawn as pixels, and few of their labels.
inline constexpr int many_words = 128;

/// Where a picture's scale of colours ends. At 1; but over many words a head that spreads its attention thin would be dark
/// all over: there at the strongest weight of a typical reader (the median), rounded up to 1, 2 or 5 times a power of ten.
/// Weights to special tokens don't count, for they are often sinks. Whoever draws a scale that ends below 1 must say so.
float brightest_weight(const AttentionTable& table);

/// ".5", ".02", ".001".
std::string short_weight(float weight);

}  // namespace headlight
