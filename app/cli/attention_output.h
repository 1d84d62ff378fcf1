#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/model/head.h"
#include "core/trace/trace.h"

namespace headlight {

/// What `headlight attend` writes of one input.
struct AttentionOutput {
  const Trace& trace;
  std::vector<HeadId> heads;
  bool words = false;  // pieces joined into words
  int line = 0;        // number of the input, from 0
};

/// One JSON object in one line, as in design section 5 ("target" beside "text" where there is one).
void write_json(const AttentionOutput& output, std::ostream& out);

/// A row for each weight: line,stack,layer,head,query,key,query_text,key_text,weight (RFC 4180). Numbers count from 0. The
/// header is written before input 0.
void write_csv(const AttentionOutput& output, std::ostream& out);

/// NumPy's format 1.0: float32, (heads, queries, keys). Throws Error when the heads differ in shape.
void write_npy(const AttentionOutput& output, std::ostream& out);

/// For people: what each query of each head reads most from.
void write_text(const AttentionOutput& output, std::ostream& out);

/// The shortest decimal number that reads back as the same float.
std::string exact(float value);

/// A JSON string; what is not UTF-8 becomes U+FFFD.
std::string quoted(const std::string& text);

}  // namespace headlight
