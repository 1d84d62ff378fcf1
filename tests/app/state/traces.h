#pragma once

#include <stop_token>
#include <string>

#include "core/trace/run.h"

namespace headlight {

/// A trace like a model's, made without one: 3 layers x 2 heads over the words of a text and an end token. L2H0 is called
/// coreference and sends each *it* to the last noun ("mat") when the text says soft, to "cat" otherwise.
TracePtr word_trace(const std::string& text, bool roles = true);

/// The same for a Worker.
TracePtr compute_words(const Input& input, std::stop_token stop);

}  // namespace headlight
