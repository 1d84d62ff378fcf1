#pragma once

#include <string>

#include "core/trace/trace.h"

namespace headlight {

/// An invented trace in the shape of the embedded model's (4 layers, 8 heads), the same on every machine: heads that look at
/// the previous word, at themselves, at the end; L2H0 sends "it" to `antecedent`. Words are split at spaces, "." stands
/// alone, and the text ends with the special token "</s>". With a target there are cross and decoder heads, too.
Trace sample_trace(const std::string& text, const std::string& antecedent, const std::string& target = {});

TracePtr cat_and_mat();     // "The cat sat on the mat because it was soft.", it -> mat
TracePtr tired_cat();       // "… because it was tired.", it -> cat
TracePtr translated_cat();  // "The cat sleeps." with "Le chat dort."

/// A sentence of n different words.
std::string long_text(int words);

}  // namespace headlight
