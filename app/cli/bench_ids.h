#pragma once

#include <string>

#include "core/model/model.h"
#include "core/trace/trace.h"

namespace headlight {

/// A trace that has only its source tokens: `count` of them, with ids that go through the vocabulary.
Trace counted_ids(const Model& model, int count);

/// A trace with the ids of a file: source ids separated by spaces or line ends; after a TAB, ids that the decoder reads.
/// Throws Error naming the file for anything else and for ids outside the vocabularies.
Trace read_ids(const Model& model, const std::string& file);

}  // namespace headlight
